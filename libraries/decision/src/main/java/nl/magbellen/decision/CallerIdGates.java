package nl.magbellen.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.question.CallerId;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/**
 * The number that the callee sees. Of a withheld or unreadable number nothing more is said: there
 * is none to look up.
 */
final class CallerIdGates {
  /** What is asked of a registration, in the order in which it is reported. */
  private static final List<Demand> DEMANDS =
      List.of(
          new Demand(
              RuleId.CALLER_ID_OWNED, ReasonCode.CALLER_ID_NOT_REGISTERED, CallerIdGates::isProven),
          new Demand(
              RuleId.CALLER_ID_CALLBACK,
              ReasonCode.CALLER_ID_NOT_CALLABLE,
              CallerIdGates::isCallable),
          new Demand(
              RuleId.CALLER_ID_PUBLISHED,
              ReasonCode.CALLER_ID_NOT_PUBLISHED,
              CallerIdGates::isPublished));

  static final List<Gate> IN_ORDER =
      Stream.concat(
              Stream.of(
                  Gate.of(RuleId.CALLER_ID_SHOWN, null, CallerIdGates::shown),
                  Gate.of(RuleId.CALLER_ID_RANGE, null, CallerIdGates::inRange)),
              DEMANDS.stream().map(CallerIdGates::gate))
          .toList();

  private CallerIdGates() {}

  private static List<Failure> shown(CallCase call) {
    return call.terms().callerId() instanceof CallerId.Withheld
        ? List.of(Failure.of(ReasonCode.CALLER_ID_WITHHELD, RuleId.CALLER_ID_SHOWN))
        : List.of();
  }

  private static List<Failure> inRange(CallCase call) {
    var allowed = call.rule(RuleId.CALLER_ID_RANGE).value(RuleParameter.KINDS);
    return switch (call.terms().callerId()) {
      case CallerId.Withheld _ -> List.of();
      case CallerId.Unparseable _ ->
          List.of(Failure.of(ReasonCode.CALLER_ID_INVALID, RuleId.CALLER_ID_RANGE));
      case CallerId.Shown shown ->
          allowed.contains(shown.number().kind())
              ? List.of()
              : List.of(Failure.of(ReasonCode.CALLER_ID_RANGE_NOT_ALLOWED, RuleId.CALLER_ID_RANGE));
    };
  }

  private static Gate gate(Demand demand) {
    return Gate.of(demand.rule(), FactSource.CALLER_ID_SERVICE, call -> failures(demand, call));
  }

  private static List<Failure> failures(Demand demand, CallCase call) {
    if (!(call.terms().callerId() instanceof CallerId.Shown)) {
      return List.of();
    }
    Optional<CallerIdFact> furthest = furthest(call);
    if (isToldAlready(demand, furthest, call)) {
      return List.of();
    }
    return furthest.filter(registration -> demand.isMetBy(registration, call)).isPresent()
        ? List.of()
        : List.of(Failure.of(demand.code(), demand.rule(), furthest.orElse(null)));
  }

  /** What is not registered and proven is reported once: nothing else can be said of it. */
  private static boolean isToldAlready(
      Demand demand, Optional<CallerIdFact> registration, CallCase call) {
    return demand.rule() != RuleId.CALLER_ID_OWNED
        && call.rules().hold(RuleId.CALLER_ID_OWNED)
        && registration.filter(r -> isProven(r, call)).isEmpty();
  }

  /**
   * One registration must meet all demands, so all reasons are those of one: that which meets the
   * most of them from the first on, then the most of all, then the newest.
   */
  private static Optional<CallerIdFact> furthest(CallCase call) {
    return call.caller().callerIds().stream()
        .max(
            Comparator.<CallerIdFact>comparingLong(
                    r -> DEMANDS.stream().takeWhile(d -> d.isMetBy(r, call)).count())
                .thenComparing(r -> DEMANDS.stream().filter(d -> d.isMetBy(r, call)).count())
                .thenComparing(RecordOrder.CALLER_IDS));
  }

  /**
   * A demand on the registration of a number.
   *
   * @param holds whether a registration meets it while its rule is in force
   */
  private record Demand(RuleId rule, ReasonCode code, BiPredicate<CallerIdFact, CallCase> holds) {

    boolean isMetBy(CallerIdFact registration, CallCase call) {
      return !call.rules().hold(rule) || holds.test(registration, call);
    }
  }

  /** First instant at which the registration of the number no longer counts; null for no end. */
  static Instant end(CallCase call) {
    return furthest(call)
        .map(
            registration ->
                Instants.earliest(registration.releasedAt(), checkEnd(registration, call)))
        .orElse(null);
  }

  private static Instant checkEnd(CallerIdFact registration, CallCase call) {
    return call.rules()
        .find(RuleId.CALLER_ID_CALLBACK)
        .filter(_ -> registration.lastCallbackCheck() != null)
        .map(rule -> checkEnd(registration.lastCallbackCheck(), rule, call))
        .orElse(null);
  }

  private static Instant checkEnd(CallbackCheckFact check, Rule rule, CallCase call) {
    return CallbackTerm.of(rule, call.rules()).end(check.at());
  }

  /** As long as it is not proven, neither its callback check nor its publication counts. */
  private static boolean isCallable(CallerIdFact registration, CallCase call) {
    return isProven(registration, call)
        && succeeded(registration.lastCallbackCheck(), call.rule(RuleId.CALLER_ID_CALLBACK), call);
  }

  private static boolean isPublished(CallerIdFact registration, CallCase call) {
    return isProven(registration, call) && isPast(registration.publishedAt(), call);
  }

  private static boolean succeeded(CallbackCheckFact check, Rule rule, CallCase call) {
    return check != null
        && !check.at().isAfter(call.at())
        && rule.value(RuleParameter.RESULTS).contains(check.result())
        && check.identifiesAdvertiser()
        && check.ordinaryTariff()
        && call.at().isBefore(checkEnd(check, rule, call));
  }

  private static boolean isProven(CallerIdFact registration, CallCase call) {
    return isPast(registration.from(), call)
        && isPast(registration.provenAt(), call)
        && !isPast(registration.releasedAt(), call)
        && isOfCaller(registration, call);
  }

  private static boolean isOfCaller(CallerIdFact registration, CallCase call) {
    return registration.agency() == null
        || (registration.agency().equals(call.terms().agency()) && call.mandate().isPresent());
  }

  private static boolean isPast(Instant event, CallCase call) {
    return event != null && !event.isAfter(call.at());
  }
}
