package nl.magbellen.gateway.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The texts of decisions that were made together, packed as one: gzip of UTF-8, three lines a
 * decision (question, facts, answer). What they have in common is kept once.
 */
final class LogPage {

  /** Decisions on a page: more pack hardly better, and take longer to read one of. */
  static final int MOST = 64;

  private static final int LINES = 3;
  private static final int USUAL_SIZE = 8192;

  private LogPage() {}

  /** Writes the lines of a page. */
  @FunctionalInterface
  interface Lines {
    void writeTo(OutputStream page) throws IOException;
  }

  /** Packs the lines of at most {@link #MOST} decisions. */
  static byte[] pack(Lines lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(USUAL_SIZE);
    try (OutputStream page = new QuickGzip(packed)) {
      lines.writeTo(page);
    } catch (IOException e) {
      throw new UncheckedIOException("A page of the log cannot be packed.", e);
    }
    return packed.toByteArray();
  }

  /**
   * The texts of one decision.
   *
   * @param place which on the page, from 0
   */
  static LoggedTexts read(byte[] packed, int place) {
    try (GZIPInputStream lines = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      List<String> its =
          new String(lines.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip((long) place * LINES)
              .limit(LINES)
              .toList();
      return new LoggedTexts(its.get(0), its.get(1), its.get(2));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("A page of the log has no decision " + place + ".", e);
    }
  }

  /** Its greatest speed packs these texts nearly as well as its greatest effort. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream packed) throws IOException {
      super(packed, USUAL_SIZE);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
