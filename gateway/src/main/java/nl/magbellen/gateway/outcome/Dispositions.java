package nl.magbellen.gateway.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the dialers' own words for the end of a call mean. */
@ApplicationScoped
class Dispositions {

  /** White space of any kind, dashes of any length, underscores. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\h\\p{Z}\\p{Pd}\\p{Pc}]+");

  private final Set<String> doNotCall;

  Dispositions(OutcomeSettings settings) {
    doNotCall =
        settings.doNotCall().stream()
            .map(Dispositions::bare)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether it says that the consumer does not want to be called. Case, white space, dashes and
   * underscores make no difference.
   *
   * @param disposition as the dialer wrote it; may be null
   */
  boolean sayDoNotCall(String disposition) {
    return disposition != null && doNotCall.contains(bare(disposition));
  }

  private static String bare(String disposition) {
    return BETWEEN.matcher(disposition).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
