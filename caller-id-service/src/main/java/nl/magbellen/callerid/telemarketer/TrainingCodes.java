package nl.magbellen.callerid.telemarketer;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.problem.ProblemException;

/**
 * The codes about which a telemarketer can be examined: those of which an exam counts in some
 * period of the rulebook, and those that it lists as legal texts, of which an exam may be old.
 */
@ApplicationScoped
class TrainingCodes {

  /** As the gate of the decision reads it: the year of a code alone, or after CTM or GTM. */
  private static final Pattern CODE =
      Pattern.compile("(?:CTM[ -]?|GTM )?(\\d{4})", Pattern.CASE_INSENSITIVE);

  private static final Pattern TEXT = Pattern.compile("CTM-(\\d{4})");

  private final SortedSet<Integer> years;

  TrainingCodes(Rulebook rulebook) {
    this.years =
        Stream.concat(counted(rulebook), listed(rulebook))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Integer> counted(Rulebook rulebook) {
    return rulebook.periods(RuleId.TRAINED).stream()
        .flatMap(rule -> rule.value(RuleParameter.CODE_YEARS).stream());
  }

  private static Stream<Integer> listed(Rulebook rulebook) {
    return rulebook.texts().stream()
        .map(text -> TEXT.matcher(text.id()))
        .filter(Matcher::matches)
        .map(text -> Integer.valueOf(text.group(1)));
  }

  /**
   * Lets only a code pass that exists: a training on another would never count.
   *
   * @throws ProblemException 400, with the codes that there are
   */
  void requireKnown(String codeVersion) {
    Matcher code = CODE.matcher(codeVersion);
    if (!code.matches() || !years.contains(Integer.valueOf(code.group(1)))) {
      throw ProblemException.invalidField(
          "/codeVersion", "UNKNOWN_CODE", "Must be one of " + names() + ".");
    }
  }

  private String names() {
    return years.stream().map(year -> "CTM " + year).collect(joining(", "));
  }
}
