package nl.magbellen.service.api;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * The last guard of secrecy in logs: whatever looks like a full telephone number in a message or a
 * failure is masked. Nobody should log one; a library's error may.
 */
@LoggingFilter(name = "masked-numbers")
public final class MaskedNumbers implements Filter {

  /** International, or national Dutch, with the usual separators; not part of a longer token. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.-])(\\+\\d{2}|00\\d{2}|0\\d)([ -]?\\d){6,10}(\\d{2})(?![\\w-])");

  @Override
  public boolean isLoggable(LogRecord line) {
    if (line.getMessage() != null) {
      String message = masked(line.getMessage());
      if (!message.equals(line.getMessage())) {
        line.setMessage(message);
      }
    }
    if (line.getParameters() != null) {
      line.setParameters(Arrays.stream(line.getParameters()).map(MaskedNumbers::masked).toArray());
    }
    if (line.getThrown() != null) {
      line.setThrown(MaskedFailure.of(line.getThrown(), MaskedNumbers::masked));
    }
    return true;
  }

  private static Object masked(Object parameter) {
    if (parameter == null || parameter instanceof Number) {
      return parameter;
    }
    String text = parameter.toString();
    String masked = masked(text);
    return masked.equals(text) ? parameter : masked;
  }

  static String masked(String text) {
    return NUMBER.matcher(text).replaceAll("$1•••••$3");
  }
}
