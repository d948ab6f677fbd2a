package nl.magbellen.service.number;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.VersionedSecrets;

/** Makes the number keys and the number cipher from the configured secrets. */
final class NumberSecrets {

  /**
   * The secrets, each written {@code version:base64[,version:base64…]} with at least 32 random
   * bytes; the highest version writes, all of them read, so that a secret can be replaced while the
   * services run.
   */
  @ConfigMapping(prefix = "magbellen.numbers")
  interface Secrets {

    /** Keys of the HMAC by which numbers are looked up. */
    String hashSecrets();

    /** Keys of the cipher in which numbers are kept. */
    String cipherSecrets();
  }

  @Produces
  @Singleton
  NumberKeys numberKeys(Secrets secrets) {
    return new NumberKeys(VersionedSecrets.parse(secrets.hashSecrets()));
  }

  @Produces
  @Singleton
  NumberCipher numberCipher(Secrets secrets) {
    return new NumberCipher(VersionedSecrets.parse(secrets.cipherSecrets()));
  }
}
