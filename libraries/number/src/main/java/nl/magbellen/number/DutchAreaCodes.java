package nl.magbellen.number;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The geographic area codes of the Netherlands, as {@code nl-area-codes.csv} lists them. */
final class DutchAreaCodes {
  private static final String LIST = "/nl-area-codes.csv";

  /** By the first three digits after the leading 0: how many of them are the area code, or 0. */
  private static final byte[] LENGTHS = readList();

  private DutchAreaCodes() {}

  /**
   * How many digits the area code has, without its leading 0, of a number that starts with these
   * three digits: 2, 3, or 0 when no area code starts it.
   */
  static int lengthAtStartOf(int threeDigits) {
    return LENGTHS[threeDigits];
  }

  private static byte[] readList() {
    var stream = Objects.requireNonNull(DutchAreaCodes.class.getResourceAsStream(LIST), LIST);
    var lengths = new byte[1000];
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.startsWith("0"))
          .map(line -> line.substring(1, line.indexOf(',')))
          .forEach(code -> enter(code, lengths));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lengths;
  }

  private static void enter(String code, byte[] lengths) {
    int first = code.length() == 2 ? Integer.parseInt(code) * 10 : Integer.parseInt(code);
    int last = code.length() == 2 ? first + 9 : first;
    Arrays.fill(lengths, first, last + 1, (byte) code.length());
  }
}
