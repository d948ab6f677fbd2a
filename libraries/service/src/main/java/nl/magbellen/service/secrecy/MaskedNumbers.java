package nl.magbellen.service.secrecy;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * The last guard of secrecy in logs: whatever looks like a full telephone number, a token or a key
 * in a message or a failure is masked.
 */
@LoggingFilter(name = "masked-numbers")
public final class MaskedNumbers implements Filter {

  @Override
  public boolean isLoggable(LogRecord line) {
    if (line.getMessage() != null) {
      String message = MaskedText.of(line.getMessage());
      if (!message.equals(line.getMessage())) {
        line.setMessage(message);
      }
    }
    if (line.getParameters() != null) {
      line.setParameters(Arrays.stream(line.getParameters()).map(MaskedNumbers::masked).toArray());
    }
    if (line.getThrown() != null) {
      line.setThrown(MaskedFailure.of(line.getThrown(), MaskedText::of));
    }
    return true;
  }

  private static Object masked(Object parameter) {
    if (parameter == null || parameter instanceof Number) {
      return parameter;
    }
    String text = parameter.toString();
    String masked = MaskedText.of(text);
    return masked.equals(text) ? parameter : masked;
  }
}
