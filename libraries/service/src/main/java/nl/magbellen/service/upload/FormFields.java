package nl.magbellen.service.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;

/** The fields of a form, url-encoded or in parts, in UTF-8. Its reader holds them. */
public final class FormFields {

  private static final String IN_PARTS = "multipart/";

  private FormFields() {}

  /**
   * All of them, by name, in their order.
   *
   * @param contentType of the form, with its boundary
   * @throws RefusedException if it cannot be read
   */
  public static Map<String, List<String>> of(String contentType, byte[] form) {
    try {
      return isInParts(contentType) ? parts(contentType, form) : pairs(text(form));
    } catch (IOException | FileUploadException | IllegalArgumentException unreadable) {
      throw new RefusedException(new InvalidRequest("The fields of the form cannot be read."));
    }
  }

  /**
   * The values of one field, as far as they stand whole in the beginning of a form.
   *
   * @param begun the first bytes of the form, or all
   * @param ended whether it is all
   */
  public static List<String> begun(String contentType, byte[] begun, boolean ended, String name) {
    Map<String, List<String>> whole = new LinkedHashMap<>();
    try {
      if (isInParts(contentType)) {
        readParts(contentType, begun, whole);
      } else {
        String text = text(begun);
        int end = ended ? text.length() : text.lastIndexOf('&');
        readPairs(text.substring(0, Math.max(0, end)), whole);
      }
    } catch (IOException | FileUploadException | IllegalArgumentException cutShort) {
      // What stands before the cut was read.
      return whole.getOrDefault(name, List.of());
    }
    return whole.getOrDefault(name, List.of());
  }

  private static boolean isInParts(String contentType) {
    return contentType.regionMatches(true, 0, IN_PARTS, 0, IN_PARTS.length());
  }

  private static String text(byte[] form) {
    return new String(form, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> pairs(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    readPairs(text, fields);
    return fields;
  }

  private static void readPairs(String text, Map<String, List<String>> into) {
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int is = pair.indexOf('=');
        String name = is < 0 ? pair : pair.substring(0, is);
        add(into, decoded(name), is < 0 ? "" : decoded(pair.substring(is + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> parts(String contentType, byte[] form)
      throws IOException, FileUploadException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    readParts(contentType, form, fields);
    return fields;
  }

  private static void readParts(String contentType, byte[] form, Map<String, List<String>> into)
      throws IOException, FileUploadException {
    FileItemIterator parts =
        new FileUpload()
            .getItemIterator(new IncomingForm(contentType, new ByteArrayInputStream(form)));
    while (parts.hasNext()) {
      FileItemStream part = parts.next();
      try (InputStream content = part.openStream()) {
        add(into, String.valueOf(part.getFieldName()), text(content.readAllBytes()));
      }
    }
  }

  private static void add(Map<String, List<String>> fields, String name, String value) {
    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }
}
