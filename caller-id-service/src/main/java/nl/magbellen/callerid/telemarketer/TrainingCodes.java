package nl.magbellen.callerid.telemarketer;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.rulebook.CodeVersion;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.refusal.RefusedException;

/**
 * The codes about which a telemarketer can be examined: those of which an exam counts in some
 * period of the rulebook, and those that it lists as legal texts, of which an exam may be old.
 */
@ApplicationScoped
class TrainingCodes {

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
   * @throws RefusedException with the codes that there are
   */
  void requireKnown(String codeVersion) {
    OptionalInt year = CodeVersion.yearOf(codeVersion);
    if (year.isEmpty() || !years.contains(year.getAsInt())) {
      throw RefusedException.invalidField(
          "/codeVersion", "UNKNOWN_CODE", "Must be one of " + names() + ".");
    }
  }

  private String names() {
    return years.stream().map(year -> "CTM " + year).collect(joining(", "));
  }
}
