package nl.magbellen.gateway.apikey;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import nl.magbellen.number.Sha256;

/**
 * What a machine shows: {@code mb_}, 256 random bits and a checksum, in hexadecimal. By prefix and
 * checksum whoever scans repositories for secrets finds it without a false alarm, and what was
 * copied badly is known without asking the database.
 */
final class Secret {

  static final String PREFIX = "mb_";
  private static final int RANDOM_BYTES = 32;
  private static final int SHOWN = PREFIX.length() + 6;
  private static final int BEFORE_CHECKSUM = PREFIX.length() + 2 * RANDOM_BYTES;
  private static final Pattern FORM = Pattern.compile("mb_[0-9a-f]{72}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Secret(String text) {
    this.text = requireNonNull(text);
  }

  static Secret random() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    String text = PREFIX + HexFormat.of().formatHex(random);
    return new Secret(text + checksum(text));
  }

  /** The secret that a text is; empty if it is none of ours. */
  static Optional<Secret> read(String text) {
    return FORM.matcher(text).matches()
            && text.endsWith(checksum(text.substring(0, BEFORE_CHECKSUM)))
        ? Optional.of(new Secret(text))
        : Optional.empty();
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /** For its owner, once. */
  String text() {
    return text;
  }

  /** SHA-256: of 256 random bits nobody finds by trying what it is of. */
  byte[] hash() {
    return Sha256.of(text);
  }

  /** By which its owner knows it again; of no use to anybody else. */
  String beginning() {
    return text.substring(0, SHOWN);
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
