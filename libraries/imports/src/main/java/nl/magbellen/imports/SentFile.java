package nl.magbellen.imports;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.list.GzippedList;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.upload.UploadedFile;

/**
 * A file as it was sent, as the body or as the file of a form, gzipped or not.
 *
 * @param content its bytes, unzipped
 * @param isCsv whether it is CSV; else NDJSON
 * @param charset that its type declares; null for none
 * @param name of the file; null if it is not said
 */
record SentFile(InputStream content, boolean isCsv, String charset, String name) {

  static final String CSV_UTF_8 = "text/csv;charset=UTF-8";
  static final String LINES = ImportedFiles.LINES;

  private static final String FORM = "form-data";
  private static final int LONGEST_NAME = 255;
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w-]+)");
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final Pattern FILE_NAME =
      Pattern.compile("(?i)filename=(?:\"([^\"]*)\"|([^\\s;]+))");

  /**
   * The file of a request.
   *
   * @throws ProblemException when it is encoded otherwise, or is said to be gzipped and is not
   */
  static SentFile of(HttpHeaders headers, ImportQuery query, InputStream body) throws IOException {
    MediaType type = headers.getMediaType();
    if (type == null) {
      throw new NotSupportedException();
    }
    return type.getSubtype().equals(FORM)
        ? ofForm(type, query, body)
        : new SentFile(
            content(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING), body),
            isCsv(type),
            type.getParameters().get(MediaType.CHARSET_PARAMETER),
            name(query, headers.getHeaderString(HttpHeaders.CONTENT_DISPOSITION)));
  }

  /** The type of a form's file is what the form says, or what its name says. */
  private static SentFile ofForm(MediaType form, ImportQuery query, InputStream body)
      throws IOException {
    UploadedFile file = UploadedFile.of(form.toString(), body);
    String name = name(query.name() == null ? file.name() : query.name());
    String said = file.contentType() == null ? "" : file.contentType();
    boolean isLines =
        said.startsWith(LINES) || name != null && name.matches("(?i).*\\.(ndjson|jsonl)(\\.gz)?");
    Matcher charset = CHARSET.matcher(said);
    return new SentFile(
        content(null, file.content()), !isLines, charset.find() ? charset.group(1) : null, name);
  }

  private static boolean isCsv(MediaType type) {
    return type.getSubtype().toLowerCase(Locale.ROOT).equals("csv");
  }

  private static String name(ImportQuery query, String disposition) {
    return name(query.name() == null ? fileName(disposition) : query.name());
  }

  private static String fileName(String disposition) {
    Matcher found = FILE_NAME.matcher(disposition == null ? "" : disposition);
    return !found.find() ? null : found.group(1) == null ? found.group(2) : found.group(1);
  }

  private static String name(String told) {
    if (told == null || told.isBlank()) {
      return null;
    }
    String name = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
    String shown = name.replaceAll("\\p{Cntrl}", " ").strip();
    return shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
  }

  /** A file that is a gzip archive itself is unzipped too: no list begins as one. */
  private static InputStream content(String encoding, InputStream body) throws IOException {
    return switch (encoding) {
      case null -> unzipped(body);
      case "identity" -> unzipped(body);
      case "gzip" -> once(GzippedList.of(body));
      default ->
          throw ProblemException.badRequest("Files may be encoded with gzip, or not at all.");
    };
  }

  private static InputStream unzipped(InputStream body) throws IOException {
    PushbackInputStream file = new PushbackInputStream(body, GZIP.length);
    return isZipped(file) ? GzippedList.of(file) : file;
  }

  /** What is packed twice becomes a million times as long. */
  private static InputStream once(InputStream unzipped) throws IOException {
    PushbackInputStream file = new PushbackInputStream(unzipped, GZIP.length);
    if (isZipped(file)) {
      throw new RefusedListException("The file is gzipped twice. Send it gzipped once.");
    }
    return file;
  }

  private static boolean isZipped(PushbackInputStream file) throws IOException {
    byte[] start = file.readNBytes(GZIP.length);
    file.unread(start);
    return Arrays.equals(start, GZIP);
  }
}
