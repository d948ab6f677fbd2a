package nl.magbellen.consent.proof;

import jakarta.ws.rs.Path;
import nl.magbellen.service.signing.JwksResource;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the keys with which anybody verifies a proof. */
@Path(JwksResource.PATH)
@Tag(name = "Proofs")
public class ProofKeysResource extends JwksResource {

  ProofKeysResource(SigningKeys keys) {
    super(keys);
  }
}
