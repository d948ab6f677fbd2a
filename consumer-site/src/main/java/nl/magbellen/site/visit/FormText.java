package nl.magbellen.site.visit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.service.api.StrictText;

/**
 * The fields of a form as it was sent ({@code application/x-www-form-urlencoded}), read strictly:
 * an escape that is none, a byte that is not UTF-8 in its shortest form, or a NUL is no form.
 */
final class FormText {

  private FormText() {}

  /** The first value of each field; empty when one cannot be read. */
  static Optional<Map<String, String>> read(byte[] form) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(form, StandardCharsets.ISO_8859_1).split("&")) {
      int equals = pair.indexOf('=');
      Optional<String> name = text(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = text(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      fields.putIfAbsent(name.get(), value.get());
    }
    return Optional.of(fields);
  }

  private static Optional<String> text(String escaped) {
    return StrictText.unescaped(escaped.replace('+', ' ')).filter(text -> text.indexOf(0) < 0);
  }
}
