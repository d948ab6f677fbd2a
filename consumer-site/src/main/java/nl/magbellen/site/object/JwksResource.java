package nl.magbellen.site.object;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the keys with which anybody verifies a receipt. */
@Path("/.well-known/jwks.json")
@Tag(name = "Receipts")
public class JwksResource {

  private final SigningKeys keys;

  JwksResource(SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  @PermitAll
  @Operation(operationId = "getReceiptKeys", summary = "The public keys of receipts, as a JWK Set")
  public Response keys() {
    return Response.ok(keys.published())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
