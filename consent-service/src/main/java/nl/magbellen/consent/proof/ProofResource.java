package nl.magbellen.consent.proof;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.consent.ConsentHistory;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.consent.ConsentViews;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives the proof of a consent, in the form that {@code Accept} asks. */
@Path("/v1/consents/{id}/proof")
@Tag(name = "Proofs")
public class ProofResource {

  private final ConsentHistory history;
  private final ConsentViews views;
  private final Proofs proofs;
  private final Client client;

  ProofResource(ConsentHistory history, ConsentViews views, Proofs proofs, Client client) {
    this.history = history;
    this.views = views;
    this.proofs = proofs;
    this.client = client;
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Produces({ProofForm.JSON_LD, ProofForm.JSON, ProofForm.JOSE, ProofForm.PDF})
  @Operation(
      operationId = "proveConsent",
      summary = "The signed proof of a consent, for programs or for people",
      description =
          "The record of ISO/IEC TS 27560 in terms of the W3C Data Privacy Vocabulary as JSON-LD"
              + " with a compact JWS over it in proof; that JWS alone; or a PDF/A in Dutch and"
              + " English. It names no person: the giver is base64url of SHA-256 over"
              + " <consent id>:<E.164>. Keys: /.well-known/jwks.json.")
  @APIResponse(
      responseCode = "200",
      description = "The proof",
      content = {
        @Content(mediaType = ProofForm.JSON_LD, schema = @Schema(implementation = Object.class)),
        @Content(mediaType = ProofForm.JSON, schema = @Schema(implementation = Object.class)),
        @Content(mediaType = ProofForm.JOSE, schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = ProofForm.PDF,
            schema = @Schema(implementation = String.class, format = "binary"))
      })
  public Uni<Response> prove(@PathParam("id") UUID id, @Context Request request) {
    String mediaType = asked(request);
    return Panache.withSession(() -> own(id))
        .flatMap(consent -> proofs.of(consent, ProofForm.of(mediaType)))
        .map(proof -> answer(proof, mediaType));
  }

  private Uni<ConsentRecord> own(UUID id) {
    return history
        .find(id)
        .map(found -> client.requireOwn(found, consent -> consent.partyFor(client::actsFor)))
        .map(found -> views.of(found, client::actsFor));
  }

  /** The media type that the request likes best. */
  public static String asked(Request request) {
    MediaType[] types =
        Stream.of(ProofForm.JSON_LD, ProofForm.JSON, ProofForm.JOSE, ProofForm.PDF)
            .map(MediaType::valueOf)
            .toArray(MediaType[]::new);
    Variant best = request.selectVariant(Variant.mediaTypes(types).build());
    if (best == null) {
      throw new NotAcceptableException();
    }
    return best.getMediaType().toString();
  }

  /** The answer with a proof; not to be stored on the way. */
  public static Response answer(byte[] proof, String mediaType) {
    return Response.ok(proof, mediaType)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }
}
