package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/** Whether the telemarketer passed every module for the code in force. */
final class TrainingGate {
  static final Gate GATE =
      new Gate(
          RuleId.TRAINED,
          FactSource.CALLER_ID_SERVICE,
          TrainingGate::namesTelemarketer,
          TrainingGate::check);

  /** How a code is named: its year alone, or after CTM or GTM. */
  private static final Pattern CODE =
      Pattern.compile("(?:CTM[ -]?|GTM )?(\\d{4})", Pattern.CASE_INSENSITIVE);

  private TrainingGate() {}

  private static List<Failure> check(Case matter) {
    return isUntrained(matter) && setting(matter) == UntrainedTelemarketer.DENY
        ? List.of(
            Failure.of(
                ReasonCode.TELEMARKETER_NOT_TRAINED,
                RuleId.TRAINED,
                matter.caller().telemarketer()))
        : List.of();
  }

  /** True when the advertiser chose to be warned, and there is something to warn of. */
  static boolean warns(Case matter) {
    return matter.rules().hold(RuleId.TRAINED)
        && namesTelemarketer(matter)
        && isUntrained(matter)
        && setting(matter) == UntrainedTelemarketer.WARN;
  }

  private static UntrainedTelemarketer setting(Case matter) {
    return matter
        .advertiser()
        .map(AdvertiserFact::untrainedTelemarketer)
        .orElse(UntrainedTelemarketer.DENY);
  }

  private static boolean namesTelemarketer(Case matter) {
    return matter.terms().telemarketer() != null;
  }

  private static boolean isUntrained(Case matter) {
    return Optional.ofNullable(matter.caller().telemarketer())
        .filter(telemarketer -> worksForCaller(telemarketer, matter))
        .filter(telemarketer -> passedAll(telemarketer, matter))
        .isEmpty();
  }

  /** At the agency that calls, or with the advertiser when that calls itself. */
  private static boolean worksForCaller(TelemarketerFact telemarketer, Case matter) {
    String agency = matter.terms().agency();
    return telemarketer.agency() == null
        ? agency == null && telemarketer.advertisers().contains(matter.terms().advertiser())
        : telemarketer.agency().equals(agency);
  }

  private static boolean passedAll(TelemarketerFact telemarketer, Case matter) {
    Rule rule = matter.rule(RuleId.TRAINED);
    return rule.value(RuleParameter.MODULES).stream()
        .allMatch(
            module ->
                telemarketer.trainings().stream()
                    .filter(training -> training.module().equals(module))
                    .anyMatch(training -> counts(training, rule, matter)));
  }

  private static boolean counts(TrainingFact training, Rule rule, Case matter) {
    return !training.passedOn().isAfter(matter.localDate())
        && (training.validUntil() == null || !training.validUntil().isBefore(matter.localDate()))
        && isAbout(rule.value(RuleParameter.CODE_YEARS), training);
  }

  private static boolean isAbout(Set<Integer> codeYears, TrainingFact training) {
    Matcher code = CODE.matcher(training.codeVersion());
    return code.matches() && codeYears.contains(Integer.valueOf(code.group(1)));
  }
}
