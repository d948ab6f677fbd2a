package nl.magbellen.gateway.permit;

import jakarta.inject.Singleton;
import nl.magbellen.service.signing.SigningKeys;

/**
 * The key of permits for tests. It follows from that of permits, so that all replicas have it, and
 * is published elsewhere: nobody who verifies permits takes what it signs.
 */
@Singleton
final class TestPermitKeys {

  private final SigningKeys keys;

  TestPermitKeys(SigningKeys permits) {
    this.keys = permits.derived("test");
  }

  SigningKeys keys() {
    return keys;
  }
}
