package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.rulebook.CodeVersion;
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

  private TrainingGate() {}

  private static List<Failure> check(CallCase call) {
    return isUntrained(call) && setting(call) == UntrainedTelemarketer.DENY
        ? List.of(
            Failure.of(
                ReasonCode.TELEMARKETER_NOT_TRAINED, RuleId.TRAINED, call.caller().telemarketer()))
        : List.of();
  }

  /** True when the advertiser chose to be warned, and there is something to warn of. */
  static boolean warns(CallCase call) {
    return call.rules().hold(RuleId.TRAINED)
        && namesTelemarketer(call)
        && isUntrained(call)
        && setting(call) == UntrainedTelemarketer.WARN;
  }

  private static UntrainedTelemarketer setting(CallCase call) {
    return call.advertiser()
        .map(AdvertiserFact::untrainedTelemarketer)
        .orElse(UntrainedTelemarketer.DENY);
  }

  private static boolean namesTelemarketer(CallCase call) {
    return call.terms().telemarketer() != null;
  }

  private static boolean isUntrained(CallCase call) {
    return Optional.ofNullable(call.caller().telemarketer())
        .filter(telemarketer -> worksForCaller(telemarketer, call))
        .filter(telemarketer -> passedAll(telemarketer, call))
        .isEmpty();
  }

  /** At the agency that calls, or with the advertiser when that calls itself. */
  private static boolean worksForCaller(TelemarketerFact telemarketer, CallCase call) {
    String agency = call.terms().agency();
    return telemarketer.agency() == null
        ? agency == null && telemarketer.advertisers().contains(call.terms().advertiser())
        : telemarketer.agency().equals(agency);
  }

  private static boolean passedAll(TelemarketerFact telemarketer, CallCase call) {
    Rule rule = call.rule(RuleId.TRAINED);
    return rule.value(RuleParameter.MODULES).stream()
        .allMatch(
            module ->
                telemarketer.trainings().stream()
                    .filter(training -> training.module().equals(module))
                    .anyMatch(training -> counts(training, rule, call)));
  }

  private static boolean counts(TrainingFact training, Rule rule, CallCase call) {
    return !training.passedOn().isAfter(call.localDate())
        && (training.validUntil() == null || !training.validUntil().isBefore(call.localDate()))
        && isAbout(rule.value(RuleParameter.CODE_YEARS), training);
  }

  private static boolean isAbout(Set<Integer> codeYears, TrainingFact training) {
    OptionalInt year = CodeVersion.yearOf(training.codeVersion());
    return year.isPresent() && codeYears.contains(year.getAsInt());
  }
}
