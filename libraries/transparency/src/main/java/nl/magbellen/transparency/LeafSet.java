package nl.magbellen.transparency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Which leaves of a log, without naming each.
 *
 * @param count how many
 * @param digest SHA-256 of their indexes in order, each in decimal digits with a line end
 */
public record LeafSet(long count, Hash digest) {

  /** Takes the leaves one by one, in the order of their indexes. */
  public static final class Builder {

    private final MessageDigest digest = Hash.sha256();
    private long count;

    /** Adds a leaf, which stands behind those before. */
    public void add(long index) {
      digest.update((index + "\n").getBytes(StandardCharsets.US_ASCII));
      count++;
    }

    /** Of all that were added; nothing can be added any more. */
    public LeafSet build() {
      return new LeafSet(count, Hash.of(digest.digest()));
    }
  }
}
