package nl.magbellen.callerid.telemarketer;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.service.problem.ProblemException;

/** The codes about which a telemarketer can be examined. */
@ApplicationScoped
public class TrainingCodes {

  /** As the gateway's TrainingGate reads it: the year of a code alone, or after CTM or GTM. */
  private static final Pattern CODE =
      Pattern.compile("(?:CTM[ -]?|GTM )?(\\d{4})", Pattern.CASE_INSENSITIVE);

  private final TrainingSettings settings;

  TrainingCodes(TrainingSettings settings) {
    this.settings = settings;
  }

  /**
   * Lets only a code pass that exists: a training on another would never count.
   *
   * @throws ProblemException 400, with the codes that there are
   */
  void requireKnown(String codeVersion) {
    Matcher code = CODE.matcher(codeVersion);
    if (!code.matches() || !settings.codeYears().contains(Integer.valueOf(code.group(1)))) {
      throw ProblemException.invalidField(
          "/codeVersion", "UNKNOWN_CODE", "Must be one of " + names() + ".");
    }
  }

  private String names() {
    return settings.codeYears().stream().sorted().map(year -> "CTM " + year).collect(joining(", "));
  }
}
