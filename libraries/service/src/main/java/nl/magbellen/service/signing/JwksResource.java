package nl.magbellen.service.signing;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;

/**
 * Publishes the keys with which anybody verifies what a service signs. The services that sign have
 * it at {@link #PATH}.
 */
public abstract class JwksResource {

  /** Where verifiers look for it. */
  public static final String PATH = "/.well-known/jwks.json";

  private final SigningKeys keys;

  /** Publishes these keys, without their private parts. */
  protected JwksResource(SigningKeys keys) {
    this.keys = keys;
  }

  /** The keys; whoever verifies may keep them for five minutes. */
  @GET
  @PermitAll
  @SecurityRequirementsSet
  @Operation(
      operationId = "getSigningKeys",
      summary = "The public keys of what this service signs, as a JWK Set")
  @APIResponse(
      responseCode = "200",
      description = "A JWK Set (RFC 7517)",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Map.class)))
  public Response keys() {
    return Response.ok(keys.published(), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
