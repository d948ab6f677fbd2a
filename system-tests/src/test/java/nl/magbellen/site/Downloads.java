package nl.magbellen.site;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads what a page gave to keep. */
final class Downloads {

  private Downloads() {}

  static byte[] content(Download file) {
    try (var content = file.createReadStream()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Download file) {
    return new String(content(file), StandardCharsets.UTF_8);
  }
}
