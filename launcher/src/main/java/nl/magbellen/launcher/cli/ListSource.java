package nl.magbellen.launcher.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.list.CsvList;
import nl.magbellen.list.Encoding;
import nl.magbellen.list.GzippedList;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RefusedListException;

/**
 * A list to be sent: a file, compressed or not, or the standard input.
 *
 * @param path null for the standard input
 * @param input the standard input; null for a file
 * @param lines whether it is NDJSON; else CSV
 */
record ListSource(Path path, InputStream input, boolean lines) {

  private static final String GZIP = ".gz";
  private static final byte[] MAGIC = {0x1F, (byte) 0x8B};
  private static final int LONGEST_MARK = 3;
  private static final int HEADER = 1 << 18;

  /** The standard input, as it is named. */
  static final String STANDARD_INPUT = "-";

  static ListSource of(Path path) {
    if (!Files.isReadable(path)) {
      throw new StackException("cannot read %s".formatted(path.getFileName()));
    }
    return new ListSource(path, null, isLines(path));
  }

  /** By its name, or by how it begins: no header of CSV begins with a brace. */
  private static boolean isLines(Path path) {
    if (withoutGzip(path).toLowerCase(Locale.ROOT).matches(".*\\.(ndjson|jsonl)")) {
      return true;
    }
    try (InputStream list = new ListSource(path, null, false).open()) {
      byte[] start = list.readNBytes(LONGEST_MARK + 1);
      return new String(start, StandardCharsets.ISO_8859_1).matches("(?s)[^\\w{]*\\{.*");
    } catch (IOException unreadable) {
      return false;
    }
  }

  static ListSource ofStandardInput() throws IOException {
    InputStream input = new BufferedInputStream(new FileInputStream(FileDescriptor.in), HEADER);
    input.mark(1);
    int first = input.read();
    input.reset();
    return new ListSource(null, input, first == '{');
  }

  boolean isFile() {
    return path != null;
  }

  /**
   * A file that belongs to it, such as its answers: beside the list, so that programs know what it
   * is.
   *
   * @param what comes between its name and its ending: {@code list.screened.csv}
   */
  Path beside(String what) {
    String name = withoutGzip(path);
    int dot = name.lastIndexOf('.');
    String beside =
        dot > 0
            ? name.substring(0, dot) + "." + what + name.substring(dot)
            : name + "." + what + (lines ? ".ndjson" : ".csv");
    return path.resolveSibling(beside);
  }

  /** Its bytes, unzipped. */
  InputStream open() throws IOException {
    InputStream list = Files.newInputStream(path);
    return isGzipped() ? GzippedList.of(list) : list;
  }

  /**
   * The names of the columns.
   *
   * @param charset the encoding as the user says it; null when he does not
   */
  List<String> header(String charset) throws IOException {
    try {
      if (!isFile()) {
        input.mark(HEADER);
        List<String> header = header(input, charset);
        input.reset();
        return header;
      }
      try (InputStream list = open()) {
        return header(list, charset);
      }
    } catch (RefusedListException unreadable) {
      throw new StackException(unreadable.getMessage(), unreadable);
    }
  }

  private static List<String> header(InputStream list, String charset) throws IOException {
    return CsvList.header(ListText.of(list, charset == null ? null : Encoding.named(charset)));
  }

  /** Begins to send it. */
  ListExchange send(URI target, String token) throws IOException {
    String type = lines ? "application/x-ndjson" : "text/csv";
    if (isFile() && !isGzipped()) {
      return ListExchange.begin(target, token, type, path);
    }
    return ListExchange.begin(
        target,
        token,
        "Content-Type: " + type + (isFile() ? "\r\nContent-Encoding: gzip" : ""),
        isFile() ? Files.newInputStream(path) : input);
  }

  /** How many lines it has; 0 where that is not known. */
  long countLines() throws IOException {
    if (!isFile() || isGzipped()) {
      return 0;
    }
    long count = 0;
    byte[] piece = new byte[1 << 16];
    try (InputStream list = Files.newInputStream(path)) {
      for (int read = list.read(piece); read >= 0; read = list.read(piece)) {
        for (int i = 0; i < read; i++) {
          count += piece[i] == '\n' ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** By its name, or by how it begins: no list begins so. */
  private boolean isGzipped() {
    if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(GZIP)) {
      return true;
    }
    try (InputStream list = Files.newInputStream(path)) {
      return Arrays.equals(list.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String withoutGzip(Path path) {
    String name = path.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(GZIP)
        ? name.substring(0, name.length() - GZIP.length())
        : name;
  }
}
