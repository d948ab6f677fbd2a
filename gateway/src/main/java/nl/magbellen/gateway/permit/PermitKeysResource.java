package nl.magbellen.gateway.permit;

import jakarta.ws.rs.Path;
import nl.magbellen.service.signing.JwksResource;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the keys with which anybody verifies a permit. */
@Path(JwksResource.PATH)
@Tag(name = "Permits")
public class PermitKeysResource extends JwksResource {

  PermitKeysResource(SigningKeys keys) {
    super(keys);
  }
}
