package nl.magbellen.list;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A list that was compressed with gzip, in one piece or in several behind each other. It is
 * unpacked while it comes in, and not without end: what becomes far longer than any list breaks
 * off.
 */
public final class GzippedList {

  /**
   * Lists become ten times as long, one that says the same in every row perhaps a hundred times.
   */
  static final int MOST_TIMES = 200;

  /** So many bytes may be the same over and over. */
  static final long UNLOOKED_AT = 1L << 28;

  private static final int BUFFER = 1 << 16;

  private GzippedList() {}

  /**
   * The list itself; reading it fails with a {@link PackedTooTightlyException} once it is too long
   * for what was sent.
   *
   * @throws RefusedListException when it is not compressed with gzip
   * @throws IOException when its sender is gone
   */
  public static InputStream of(InputStream list) throws IOException {
    try {
      Counted packed = new Counted(list);
      return new Unpacked(new GZIPInputStream(new Awaited(packed), BUFFER), packed);
    } catch (ZipException | EOFException notZipped) {
      throw new RefusedListException("The list is said to be gzipped, but it is not.");
    }
  }

  /**
   * Tells truly whether more comes: Java takes a list for ended at the end of a piece where nothing
   * is there at once, and would lose what comes later.
   */
  private static final class Awaited extends PushbackInputStream {

    Awaited(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      int next = read();
      if (next < 0) {
        return 0;
      }
      unread(next);
      return Math.max(1, super.available());
    }
  }

  /** Knows how much was read. */
  private static class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(0, read);
      return read;
    }
  }

  private static final class Unpacked extends Counted {

    private final Counted packed;

    Unpacked(InputStream in, Counted packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (count() > Math.max(UNLOOKED_AT, MOST_TIMES * packed.count())) {
        throw new PackedTooTightlyException(MOST_TIMES);
      }
      return super.read(into, from, length);
    }
  }
}
