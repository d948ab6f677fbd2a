package nl.magbellen.number;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the {@linkplain NumberKey keys} under which numbers are stored and looked up. While several
 * secrets are active, writes use the newest key and look-ups all of them.
 *
 * <p>Texts that are no number have keys too, so that a question about one can be found again in the
 * log; a text's key is never that of a number. Safe for use by many threads.
 */
public final class NumberKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  /** Newest first; never fed, only cloned: that is thread-safe, and cheaper than a new one. */
  private final List<Mac> macs;

  private final List<Integer> versions;

  public NumberKeys(VersionedSecrets secrets) {
    versions = List.copyOf(secrets.newestFirst().keySet());
    macs = secrets.newestFirst().values().stream().map(NumberKeys::mac).toList();
  }

  /** The versions of the secrets, newest first. */
  public List<Integer> versions() {
    return versions;
  }

  /** The key under which the number is written. */
  public NumberKey newest(TelephoneNumber number) {
    return key(macs.getFirst(), NUMBER, bytes(number));
  }

  /** The keys under which the number may have been written, newest first. */
  public List<NumberKey> all(TelephoneNumber number) {
    return all(NUMBER, bytes(number));
  }

  /** The same keys as the database has them; null for no number. */
  public List<UUID> values(TelephoneNumber number) {
    return number == null ? null : all(number).stream().map(NumberKey::value).toList();
  }

  /** The key under which a text that is no number is written; equal texts have equal keys. */
  public NumberKey newest(String text) {
    return key(macs.getFirst(), TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The keys under which a text that is no number may have been written, newest first. */
  public List<NumberKey> all(String text) {
    return all(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<NumberKey> all(byte domain, byte[] content) {
    return macs.stream().map(mac -> key(mac, domain, content)).toList();
  }

  private static byte[] bytes(TelephoneNumber number) {
    return number.e164().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static NumberKey key(Mac prototype, byte domain, byte[] content) {
    try {
      var mac = (Mac) prototype.clone();
      mac.update(domain);
      var hash = ByteBuffer.wrap(mac.doFinal(content));
      return new NumberKey(new UUID(hash.getLong(), hash.getLong()));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this Java runtime can't be cloned", e);
    }
  }

  private static Mac mac(byte[] secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing in this Java runtime", e);
    }
  }
}
