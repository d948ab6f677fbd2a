package nl.magbellen.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.question.Caller;
import nl.magbellen.rulebook.CodeVersion;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/**
 * Whether whoever will speak passed every module for the code in force: the telemarketer that the
 * question names, else each of the agents who are logged in to its campaign, as any of them may get
 * the call. Where the advertiser demands a telemarketer, a call of a human needs one who is known.
 */
final class TrainingGate {
  static final Gate GATE =
      Gate.of(
          RuleId.TRAINED,
          FactSource.CALLER_ID_SERVICE,
          TrainingGate::concerns,
          TrainingGate::check);

  /** So many of a campaign's untrained agents are named. */
  private static final int MOST_NAMED = 5;

  private TrainingGate() {}

  /** A telemarketer, and what is on record of it, if anything is. */
  private record Speaker(String id, Optional<TelemarketerFact> onRecord) {}

  private static boolean concerns(CallCase call) {
    return !speakers(call).isEmpty() || isRequired(call);
  }

  private static List<Failure> check(CallCase call) {
    if (speakers(call).isEmpty()) {
      return List.of(Failure.of(ReasonCode.TELEMARKETER_NOT_TRAINED, RuleId.TRAINED));
    }
    List<Speaker> untrained = untrained(call);
    return untrained.isEmpty() || setting(call) == UntrainedTelemarketer.WARN
        ? List.of()
        : List.of(
            Failure.of(
                ReasonCode.TELEMARKETER_NOT_TRAINED,
                RuleId.TRAINED,
                untrained.getFirst().onRecord().orElse(null),
                call.terms().telemarketer() == null ? named(untrained) : null));
  }

  private static Message named(List<Speaker> untrained) {
    String ids =
        untrained.stream().limit(MOST_NAMED).map(Speaker::id).collect(Collectors.joining(", "));
    int others = untrained.size() - MOST_NAMED;
    return others <= 0
        ? new Message("In de campagne: " + ids + ".", "In the campaign: " + ids + ".")
        : new Message(
            "In de campagne: " + ids + " en nog " + others + ".",
            "In the campaign: " + ids + " and " + others + " more.");
  }

  /** True when the advertiser chose to be warned, and there is something to warn of. */
  static boolean warns(CallCase call) {
    return call.rules().hold(RuleId.TRAINED)
        && !untrained(call).isEmpty()
        && setting(call) == UntrainedTelemarketer.WARN;
  }

  private static UntrainedTelemarketer setting(CallCase call) {
    return call.advertiser()
        .map(AdvertiserFact::untrainedTelemarketer)
        .orElse(UntrainedTelemarketer.DENY);
  }

  /** No telemarketer speaks where no human does. */
  private static boolean isRequired(CallCase call) {
    return call.terms().caller() == Caller.HUMAN
        && call.advertiser().filter(AdvertiserFact::telemarketerRequired).isPresent();
  }

  /** Whoever may speak; nobody where none is known. */
  private static List<Speaker> speakers(CallCase call) {
    if (call.terms().telemarketer() != null) {
      return List.of(
          new Speaker(
              call.terms().telemarketer(), Optional.ofNullable(call.caller().telemarketer())));
    }
    Map<String, TelemarketerFact> onRecord =
        call.caller().telemarketers().stream()
            .collect(Collectors.toMap(TelemarketerFact::id, fact -> fact, (first, _) -> first));
    return call.terms().telemarketers().stream()
        .map(id -> new Speaker(id, Optional.ofNullable(onRecord.get(id))))
        .toList();
  }

  private static List<Speaker> untrained(CallCase call) {
    return speakers(call).stream().filter(speaker -> isUntrained(speaker, call)).toList();
  }

  private static boolean isUntrained(Speaker speaker, CallCase call) {
    return speaker
        .onRecord()
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
