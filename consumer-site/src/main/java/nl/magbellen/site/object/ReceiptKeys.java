package nl.magbellen.site.object;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of receipts, from the configuration. */
final class ReceiptKeys {

  private static final String SETTING = "magbellen.receipt.keys";

  @Produces
  @Singleton
  SigningKeys keys(@ConfigProperty(name = SETTING) String jwks) {
    return SigningKeys.parse(jwks, SETTING);
  }
}
