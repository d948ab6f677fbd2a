package nl.magbellen.consent.proof;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of proofs, from the configuration. */
final class ProofKeys {

  private static final String SETTING = "magbellen.proof.keys";

  @Produces
  @Singleton
  SigningKeys keys(@ConfigProperty(name = SETTING) String jwks) {
    return SigningKeys.parse(jwks, SETTING);
  }
}
