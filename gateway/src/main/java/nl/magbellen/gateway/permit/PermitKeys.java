package nl.magbellen.gateway.permit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of permits, from the configuration. */
final class PermitKeys {

  private static final String SETTING = "magbellen.permit.keys";

  @Produces
  @Singleton
  SigningKeys keys(@ConfigProperty(name = SETTING) String jwks) {
    return SigningKeys.parse(jwks, SETTING);
  }
}
