package nl.magbellen.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulesInForce;

/**
 * Decides whether a call may be made. Every gate is checked and every failure reported; a permit
 * needs all gates passed and one legal basis found. The same question, facts and rulebook give the
 * same decision at any time. The asker, and whether the answer binds, are not considered here.
 */
public final class DecisionMaker {
  private DecisionMaker() {}

  /**
   * Decides by the rules in force at the instant of the question.
   *
   * @throws nl.magbellen.rulebook.BeforeFirstRulebook when the rulebook has none
   */
  public static Decision decide(Question question, Facts facts, Rulebook rulebook) {
    return decideBinding(question, facts, rulebook, question.at());
  }

  /**
   * Decides by these rules, whatever the instant of the question and whatever could not be kept:
   * what if.
   */
  public static Decision decide(Question question, Facts facts, RulesInForce rules) {
    return decide(List.of(new Moment(new CallCase(question, facts, rules))), _ -> rules);
  }

  /**
   * Decides a question whose answer binds. The call is made after the answer, so it must be allowed
   * at the instant of the question and when it is decided: an objection received in between counts.
   * A denial has the failures of both instants. A permit rests on what holds at the later one; it
   * ends no later than one asked at the earlier would, unless its basis is another.
   *
   * @param decidedAt when it is decided; before or after the instant of the question
   * @throws nl.magbellen.rulebook.BeforeFirstRulebook when the rulebook has none
   */
  public static Decision decideBinding(
      Question question, Facts facts, Rulebook rulebook, Instant decidedAt) {
    return facts.notKept() == null
        ? decideBinding(question, facts, decidedAt, rulebook::at, rulebook::on)
        : denyUnrecorded(rulebook.at(question.at()));
  }

  /** The same by these rules, whatever the instants and whatever could not be kept: what if. */
  public static Decision decideBinding(
      Question question, Facts facts, RulesInForce rules, Instant decidedAt) {
    return decideBinding(question, facts, decidedAt, _ -> rules, _ -> rules);
  }

  private static Decision decideBinding(
      Question question,
      Facts facts,
      Instant decidedAt,
      Function<Instant, RulesInForce> rulesAt,
      Function<LocalDate, RulesInForce> rulesOn) {
    var asked = new CallCase(question, facts, rulesAt.apply(question.at()));
    var decided =
        new CallCase(question.at(decidedAt), facts.whenDecided(), rulesAt.apply(decidedAt));
    return decide(
        Stream.of(asked, decided)
            .filter(call -> call == asked || !decidedAt.equals(question.at()))
            .sorted(Comparator.comparing(CallCase::at))
            .map(Moment::new)
            .toList(),
        rulesOn);
  }

  /**
   * Whether any fact bears on the question by these rules. One outside telemarketing is decided by
   * what it says itself.
   */
  public static boolean needsFacts(Question question, RulesInForce rules) {
    CallCase call = new CallCase(question, Facts.none(), rules);
    return !call.isOutsideTelemarketing()
        || Gates.IN_ORDER.stream().anyMatch(gate -> gate.source() != null && applies(gate, call));
  }

  /**
   * The denial for what could not be put on durable record in time, the decision or what it needs.
   */
  public static Decision denyUnrecorded(RulesInForce rules) {
    Failure failure = Failure.of(ReasonCode.EVIDENCE_UNAVAILABLE, RuleId.EVIDENCE_KEPT);
    return denied(rules, List.of(told(failure, rules, Optional.empty())), null);
  }

  /**
   * Decides for every one of these moments.
   *
   * @param moments the same question at one or more instants, earliest first
   */
  private static Decision decide(List<Moment> moments, Function<LocalDate, RulesInForce> rulesOn) {
    Map<Failure, RulesInForce> failures = failures(moments);
    return failures.isEmpty() ? permitted(moments) : denied(moments.getLast(), failures, rulesOn);
  }

  /** Every failure, in gate order, with the rules by which it was first found. */
  private static Map<Failure, RulesInForce> failures(List<Moment> moments) {
    Map<Failure, RulesInForce> failures = new LinkedHashMap<>();
    Set<FactSource> missing = EnumSet.noneOf(FactSource.class);
    for (Gate gate : Gates.IN_ORDER) {
      for (Moment moment : moments) {
        if (applies(gate, moment.call())) {
          failures(gate, moment, missing)
              .forEach(failure -> failures.putIfAbsent(failure, moment.call().rules()));
        }
      }
    }
    if (failures.isEmpty()) {
      moments.stream()
          .filter(moment -> moment.bases().basis().isEmpty())
          .map(moment -> moment.call().rules())
          .forEach(rules -> failures.putIfAbsent(LegalBasisGates.noLegalBasis(), rules));
    }
    return failures;
  }

  /**
   * What fails at a gate; a service that can't be asked is reported once, and added to those
   * missing.
   */
  static List<Failure> failures(Gate gate, Moment moment, Set<FactSource> missing) {
    Optional<FactSource> source = gate.missingIn(moment.call());
    if (source.isEmpty()) {
      return gate.check().apply(moment);
    }
    return missing.add(source.get())
        ? List.of(Failure.of(ReasonCode.EVIDENCE_UNAVAILABLE, gate.rule()))
        : List.of();
  }

  /** Whether a gate stands before a call. */
  static boolean applies(Gate gate, CallCase call) {
    return call.rules().hold(gate.rule())
        && gate.concerns().test(call)
        && (!call.isOutsideTelemarketing()
            || call.rule(RuleId.SCOPE_PURPOSE)
                .value(RuleParameter.STILL_APPLY)
                .contains(gate.rule()));
  }

  private static Decision denied(
      Moment last, Map<Failure, RulesInForce> failures, Function<LocalDate, RulesInForce> rulesOn) {
    boolean anyTimeGate = failures.keySet().stream().anyMatch(DecisionMaker::isOfTime);
    boolean onlyTimeGates = failures.keySet().stream().allMatch(DecisionMaker::isOfTime);
    Optional<Instant> nextAllowed =
        anyTimeGate
            ? NextOpening.after(last.call(), last.bases().restOnRequest(), rulesOn)
            : Optional.empty();
    List<Reason> reasons =
        failures.entrySet().stream()
            .map(failed -> told(failed.getKey(), failed.getValue(), nextAllowed))
            .toList();
    return denied(last.call().rules(), reasons, onlyTimeGates ? nextAllowed.orElse(null) : null);
  }

  private static boolean isOfTime(Failure failure) {
    return TimeGates.isTimeGate(failure.rule());
  }

  static Reason told(Failure failure, RulesInForce rules, Optional<Instant> nextAllowed) {
    return new Reason(
        failure.code(),
        failure.rule().id(),
        failure.evidence(),
        failure.told(rules.messages().of(failure.code(), rules.find(failure.rule()), nextAllowed)));
  }

  private static Decision denied(RulesInForce rules, List<Reason> reasons, Instant retryAt) {
    return new Decision(Verdict.DENY, rules.version(), null, reasons, List.of(), retryAt, null);
  }

  private static Decision permitted(List<Moment> moments) {
    CallCase last = moments.getLast().call();
    BasisFound basis = moments.getLast().bases().basis().orElseThrow();
    return new Decision(
        Verdict.PERMIT,
        last.rules().version(),
        basis.basis(),
        List.of(),
        Obligations.of(last),
        null,
        Validity.end(moments.getFirst().call().at(), last, basis));
  }
}
