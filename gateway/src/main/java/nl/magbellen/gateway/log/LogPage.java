package nl.magbellen.gateway.log;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.gateway.json.RepeatedTextsReader;

/**
 * The texts of decisions that were made together, packed as one: gzip of UTF-8, three lines a
 * decision (question, facts, answer), and then one for each with what its row alone has ({@link
 * RowLines}). What the texts have in common is kept once, as {@link RepeatedTextsReader} reads it.
 */
final class LogPage {

  /** Decisions on a page: more pack hardly better, and take longer to read one of. */
  static final int MOST = 64;

  private static final int USUAL_SIZE = 8192;

  /** Shorter lines are no JSON of a decision: they refer to a text that was said before. */
  private static final int LONGEST_NUMBER = 12;

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
   * @throws IllegalArgumentException if it refers to what it does not have
   */
  static Map<Integer, LoggedTexts> read(byte[] packed, Set<Integer> places) {
    Map<Integer, LoggedTexts> found = new HashMap<>();
    try (BufferedReader lines = unpacked(packed)) {
      RepeatedTextsReader texts = new RepeatedTextsReader();
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

  /**
   * All lines of each decision, in their order: question, facts, answer and, where the page has
   * them, what its row alone has.
   *
   * @throws IllegalArgumentException if it is no page
   */
  static List<List<byte[]>> entries(byte[] packed) {
    List<byte[]> lines = lines(packed);
    boolean hasRows = !lines.isEmpty() && RowLines.isOne(lines.getLast());
    int decisions = lines.size() / (hasRows ? 4 : 3);
    if (decisions == 0 || decisions * (hasRows ? 4 : 3) != lines.size()) {
      throw new IllegalArgumentException("A page of the log has lines too few or too many.");
    }
    List<byte[]> texts = whole(lines.subList(0, 3 * decisions));
    List<List<byte[]>> entries = new ArrayList<>();
    for (int place = 0; place < decisions; place++) {
      List<byte[]> entry = new ArrayList<>(texts.subList(3 * place, 3 * place + 3));
      if (hasRows) {
        entry.add(lines.get(3 * decisions + place));
      }
      entries.add(entry);
    }
    return entries;
  }

  /** What is said again by a number alone, as facts often are, is made whole once. */
  private static List<byte[]> whole(List<byte[]> lines) {
    RepeatedTextsReader texts = new RepeatedTextsReader();
    Map<String, byte[]> again = new HashMap<>();
    List<byte[]> whole = new ArrayList<>();
    for (byte[] line : lines) {
      String text = new String(line, StandardCharsets.UTF_8);
      whole.add(
          text.length() < LONGEST_NUMBER
              ? again.computeIfAbsent(text, it -> texts.of(it).getBytes(StandardCharsets.UTF_8))
              : texts.of(text).getBytes(StandardCharsets.UTF_8));
    }
    return whole;
  }

  private static List<byte[]> lines(byte[] packed) {
    try (GZIPInputStream unpacked =
        new GZIPInputStream(new ByteArrayInputStream(packed), USUAL_SIZE)) {
      byte[] text = unpacked.readAllBytes();
      List<byte[]> lines = new ArrayList<>();
      int from = 0;
      for (int at = 0; at < text.length; at++) {
        if (text[at] == '\n') {
          lines.add(Arrays.copyOfRange(text, from, at));
          from = at + 1;
        }
      }
      if (from < text.length) {
        lines.add(Arrays.copyOfRange(text, from, text.length));
      }
      return lines;
    } catch (IOException e) {
      throw new IllegalArgumentException("A page of the log cannot be unpacked.", e);
    }
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
