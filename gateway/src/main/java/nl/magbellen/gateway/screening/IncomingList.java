package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownEncodingOfList;
import nl.magbellen.list.Encoding;
import nl.magbellen.list.GzippedList;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.list.UnknownEncodingException;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.upload.UploadedFile;

/**
 * A list as it comes in.
 *
 * @param lines whether it is NDJSON; else CSV
 * @param charset its encoding, as its type says it; null where it does not
 * @param coding its Content-Encoding; null for none
 * @param body its bytes
 */
record IncomingList(boolean lines, String charset, String coding, InputStream body) {

  static final String CSV = "text/csv";
  static final String LINES = "application/x-ndjson";
  static final String FORM = "multipart/form-data";
  private static final String GZIP = "gzip";
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  /**
   * The list, or the first file of the form that it is in.
   *
   * @param type of the body, with its parameters
   */
  static IncomingList of(String type, String charset, String coding, InputStream body)
      throws IOException {
    if (!type.startsWith("multipart/")) {
      return new IncomingList(type.startsWith(LINES), charset, coding, body);
    }
    UploadedFile file = UploadedFile.of(type, decoded(coding, body));
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean isZipped = name.endsWith(".gz");
    if (isZipped && GZIP.equals(coding)) {
      throw new RefusedException(
          new InvalidRequest("The list is gzipped twice. Send it gzipped once."));
    }
    return new IncomingList(
        isLines(file, isZipped ? name.substring(0, name.length() - 3) : name),
        charsetOf(String.valueOf(file.contentType())),
        isZipped ? GZIP : null,
        file.content());
  }

  /** Browsers say of many files that they are text or just bytes; their names say more. */
  private static boolean isLines(UploadedFile file, String name) {
    return name.endsWith(".ndjson")
        || name.endsWith(".jsonl")
        || String.valueOf(file.contentType()).startsWith(LINES);
  }

  private static String charsetOf(String contentType) {
    Matcher charset = CHARSET.matcher(contentType);
    return charset.find() ? charset.group(1) : null;
  }

  /**
   * The rows of the list, and how they are answered.
   *
   * @param asked its encoding by the query; null where the query does not say it
   * @throws RefusedException when it cannot be read
   * @throws IOException when its sender is gone
   */
  RowFormat format(String asked, ObjectNode constants, ScreeningOptions options, ObjectMapper json)
      throws IOException {
    try {
      ListText text = ListText.of(decoded(coding, body), declared(asked));
      return lines ? new LineFormat(text, json, options) : new CsvFormat(text, constants, options);
    } catch (UnknownEncodingException unknown) {
      throw new RefusedException(new UnknownEncodingOfList(unknown.getMessage()));
    } catch (RefusedListException unreadable) {
      throw new RefusedException(new InvalidRequest(unreadable.getMessage()));
    } catch (EOFException | ZipException cutShort) {
      throw new RefusedException(new InvalidRequest("The list breaks off before its header ends."));
    }
  }

  private Charset declared(String inQuery) {
    Charset said = charset == null ? null : Encoding.named(charset);
    Charset asked = inQuery == null ? null : Encoding.named(inQuery);
    if (said != null && asked != null && !said.equals(asked)) {
      throw new UnknownEncodingException(
          "The Content-Type and the query name two encodings. Name one.");
    }
    return said == null ? asked : said;
  }

  private static InputStream decoded(String coding, InputStream body) throws IOException {
    return switch (coding) {
      case null -> body;
      case "identity" -> body;
      case GZIP -> unzipped(body);
      default ->
          throw new RefusedException(
              new InvalidRequest("Lists may be encoded with gzip, or not at all."));
    };
  }

  private static InputStream unzipped(InputStream body) throws IOException {
    try {
      return GzippedList.of(body);
    } catch (RefusedListException notZipped) {
      throw new RefusedException(new InvalidRequest(notZipped.getMessage()));
    }
  }
}
