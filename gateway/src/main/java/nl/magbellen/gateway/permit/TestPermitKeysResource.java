package nl.magbellen.gateway.permit;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the key of permits for tests, apart from those of permits. */
@Path(TestPermitKeysResource.PATH)
@Tag(name = "Permits")
public class TestPermitKeysResource {

  static final String PATH = "/.well-known/test-jwks.json";

  private final TestPermitKeys keys;

  TestPermitKeysResource(TestPermitKeys keys) {
    this.keys = keys;
  }

  @GET
  @PermitAll
  @SecurityRequirementsSet
  @Operation(
      operationId = "getTestSigningKeys",
      summary =
          "The public key of permits for tests, as a JWK Set; never one for verifiers of calls")
  @APIResponse(
      responseCode = "200",
      description = "A JWK Set (RFC 7517)",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Map.class)))
  public Response keys() {
    return Response.ok(keys.keys().published(), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
