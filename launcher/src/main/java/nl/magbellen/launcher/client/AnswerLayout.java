package nl.magbellen.launcher.client;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.StackException;

/**
 * How answers in CSV are laid out, as their header says it: beside the columns of the list, if they
 * were kept, or alone.
 *
 * @param separator between fields
 * @param row place of the row's number
 * @param decision place of the decision
 * @param reasons place of the codes, and of the counts at the end
 * @param error place of what is wrong
 * @param line place of the row's line in the list
 */
public record AnswerLayout(
    char separator, int row, int decision, int reasons, int error, int line) {

  /** What a row with the counts has for a decision; no other row has it. */
  public static final String TOTAL = "TOTAL";

  private static final Pattern OWN =
      Pattern.compile("(?:mb_)?row\"?([,;\t|])\"?(?:mb_)?reference\\b");
  private static final String PREFIX = "mb_";

  /** Reads the header of answers, which stand behind it. */
  public static AnswerLayout read(InputStream answers) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    boolean quoted = false;
    for (int b = answers.read(); b >= 0 && (quoted || b != '\n'); b = answers.read()) {
      quoted ^= b == '"';
      header.write(b);
    }
    return of(header.toString(StandardCharsets.UTF_8).replace("\uFEFF", ""));
  }

  /**
   * The layout that a header says.
   *
   * @throws StackException when it is none of answers
   */
  static AnswerLayout of(String header) {
    Matcher own = OWN.matcher(header);
    char separator = 0;
    while (own.find()) {
      separator = own.group(1).charAt(0);
    }
    if (separator == 0) {
      throw new StackException("these are no answers to a list");
    }
    List<String> names = fields(header, separator);
    String prefix = names.contains(PREFIX + "row") ? PREFIX : "";
    return new AnswerLayout(
        separator,
        names.lastIndexOf(prefix + "row"),
        names.lastIndexOf(prefix + "decision"),
        names.lastIndexOf(prefix + "reasons"),
        names.lastIndexOf(prefix + "error"),
        names.lastIndexOf(prefix.isEmpty() ? "line" : "mb_file_line"));
  }

  /** The fields of one row. */
  public List<String> fields(String row) {
    return fields(row, separator);
  }

  private static List<String> fields(String row, char separator) {
    try (Stream<CsvRecord> records =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(row).stream()) {
      return records.findFirst().map(CsvRecord::getFields).orElse(List.of());
    }
  }
}
