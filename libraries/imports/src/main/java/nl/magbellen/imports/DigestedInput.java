package nl.magbellen.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is digested while it is read, and held against the beginnings of files that broke off
 * earlier.
 */
final class DigestedInput extends FilterInputStream {

  /**
   * What came in of a file.
   *
   * @param file names it
   * @param bytes how many
   * @param digest their SHA-256
   */
  record Beginning(UUID file, long bytes, byte[] digest) {}

  private final MessageDigest digest = sha256();
  private final Queue<Beginning> beginnings;
  private final Set<UUID> continued = new HashSet<>();
  private long bytes;

  DigestedInput(InputStream in, List<Beginning> brokenOff) {
    super(in);
    beginnings =
        new ArrayDeque<>(
            brokenOff.stream()
                .filter(beginning -> beginning.bytes() > 0)
                .sorted(Comparator.comparing(Beginning::bytes))
                .toList());
  }

  /** What was read until now; {@code file} names this file. */
  Beginning soFar(UUID file) {
    return new Beginning(file, bytes, digestSoFar());
  }

  /** The files that broke off within what was read until now, and began as this one does. */
  Set<UUID> continued() {
    return continued;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int most =
        beginnings.isEmpty() ? length : (int) Math.min(length, beginnings.peek().bytes() - bytes);
    int count = in.read(into, from, most);
    if (count > 0) {
      digest.update(into, from, count);
      bytes += count;
      compare();
    }
    return count;
  }

  private void compare() {
    while (!beginnings.isEmpty() && beginnings.peek().bytes() == bytes) {
      Beginning beginning = beginnings.remove();
      if (MessageDigest.isEqual(beginning.digest(), digestSoFar())) {
        continued.add(beginning.file());
      }
    }
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("What is skipped would not be digested.");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private byte[] digestSoFar() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this Java runtime cannot be cloned.", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime.", e);
    }
  }
}
