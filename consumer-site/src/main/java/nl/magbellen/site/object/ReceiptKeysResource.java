package nl.magbellen.site.object;

import jakarta.ws.rs.Path;
import nl.magbellen.service.signing.JwksResource;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the keys with which anybody verifies a receipt. */
@Path(JwksResource.PATH)
@Tag(name = "Receipts")
public class ReceiptKeysResource extends JwksResource {

  ReceiptKeysResource(SigningKeys keys) {
    super(keys);
  }
}
