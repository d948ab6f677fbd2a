package nl.magbellen.number;

import java.util.Objects;
import java.util.UUID;

/**
 * Stands for a telephone number where it is stored and looked up: the first 128 bits of a keyed
 * hash (HMAC-SHA-256) of it, in the shape of a UUID. Without the secret of {@link NumberKeys} it
 * neither gives the number nor can be tried against numbers.
 *
 * @param value the 128 bits; none of them mean what they do in a UUID of RFC 9562
 */
public record NumberKey(UUID value) {
  public NumberKey {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the key as {@link #toString()} writes it.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static NumberKey parse(String uuid) {
    return new NumberKey(UUID.fromString(uuid));
  }

  /** The UUID's text, in lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
