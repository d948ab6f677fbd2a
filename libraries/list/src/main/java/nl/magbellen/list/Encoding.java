package nl.magbellen.list;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The encodings in which lists are read, under the names by which they are declared. */
public final class Encoding {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Map<String, Charset> KNOWN =
      Map.ofEntries(
          Map.entry("utf-8", StandardCharsets.UTF_8),
          Map.entry("utf8", StandardCharsets.UTF_8),
          Map.entry("us-ascii", StandardCharsets.US_ASCII),
          Map.entry("ascii", StandardCharsets.US_ASCII),
          Map.entry("utf-16", StandardCharsets.UTF_16),
          Map.entry("utf16", StandardCharsets.UTF_16),
          Map.entry("utf-16le", StandardCharsets.UTF_16LE),
          Map.entry("utf-16be", StandardCharsets.UTF_16BE),
          Map.entry("windows-1252", WINDOWS),
          Map.entry("cp1252", WINDOWS),
          Map.entry("ansi", WINDOWS),
          Map.entry("iso-8859-1", StandardCharsets.ISO_8859_1),
          Map.entry("latin1", StandardCharsets.ISO_8859_1),
          Map.entry("iso-8859-15", Charset.forName("ISO-8859-15")));

  /** The names that are told; some have others beside them. */
  public static final List<String> NAMES =
      List.of(
          "utf-8",
          "utf-16",
          "utf-16le",
          "utf-16be",
          "windows-1252",
          "iso-8859-1",
          "iso-8859-15",
          "us-ascii");

  private Encoding() {}

  /**
   * The encoding of this name, in any case.
   *
   * @throws UnknownEncodingException when lists are not read in it
   */
  public static Charset named(String name) {
    Charset known = KNOWN.get(name.strip().toLowerCase(Locale.ROOT));
    if (known == null) {
      throw new UnknownEncodingException(
          "The list is said to be in an encoding that is not read. Lists may be in "
              + String.join(", ", NAMES)
              + ".");
    }
    return known;
  }

  /** What spreadsheets write in the Netherlands when nobody asks for Unicode. */
  static Charset ofSpreadsheets() {
    return WINDOWS;
  }
}
