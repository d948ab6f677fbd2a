package nl.magbellen.list;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A list that was compressed with gzip, in one piece or in several behind each other. */
public final class GzippedList {

  private static final int BUFFER = 1 << 16;

  private GzippedList() {}

  /**
   * The list itself.
   *
   * @throws RefusedListException when it is not compressed with gzip
   * @throws IOException when its sender is gone
   */
  public static InputStream of(InputStream list) throws IOException {
    try {
      return new GZIPInputStream(new Awaited(list), BUFFER);
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
}
