package nl.magbellen.gateway.log;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.gateway.json.WholeTexts;

/**
 * The texts of decisions that were made together, packed as one: gzip of UTF-8, three lines a
 * decision (question, facts, answer). What they have in common is kept once, as {@link WholeTexts}
 * reads it.
 */
final class LogPage {

  /** Decisions on a page: more pack hardly better, and take longer to read one of. */
  static final int MOST = 64;

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
   * The texts of some decisions.
   *
   * @param places which on the page, from 0
   */
  static Map<Integer, LoggedTexts> read(byte[] packed, Set<Integer> places) {
    Map<Integer, LoggedTexts> found = new HashMap<>();
    try (BufferedReader lines = unpacked(packed)) {
      WholeTexts texts = new WholeTexts();
      int last = Collections.max(places);
      for (int place = 0; place <= last; place++) {
        String question = lines.readLine();
        String facts = lines.readLine();
        String answer = lines.readLine();
        if (answer == null) {
          throw new IllegalStateException("A page of the log has no decision " + place + ".");
        }
        LoggedTexts whole = new LoggedTexts(texts.of(question), texts.of(facts), texts.of(answer));
        if (places.contains(place)) {
          found.put(place, whole);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A page of the log cannot be unpacked.", e);
    }
    return found;
  }

  private static BufferedReader unpacked(byte[] packed) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(new ByteArrayInputStream(packed), USUAL_SIZE),
            StandardCharsets.UTF_8));
  }

  /** Its greatest speed packs these texts nearly as well as its greatest effort. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream packed) throws IOException {
      super(packed, USUAL_SIZE);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
