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
  /** What is asked of a registration, in the order in which it is told. */
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
                  new Gate(RuleId.CALLER_ID_SHOWN, null, CallerIdGates::shown),
                  new Gate(RuleId.CALLER_ID_RANGE, null, CallerIdGates::inRange)),
              DEMANDS.stream().map(CallerIdGates::gate))
          .toList();

  private CallerIdGates() {}

  private static List<Failure> shown(Case matter) {
    return matter.terms().callerId() instanceof CallerId.Withheld
        ? List.of(Failure.of(ReasonCode.CALLER_ID_WITHHELD, RuleId.CALLER_ID_SHOWN))
        : List.of();
  }

  private static List<Failure> inRange(Case matter) {
    var allowed = matter.rule(RuleId.CALLER_ID_RANGE).value(RuleParameter.KINDS);
    return switch (matter.terms().callerId()) {
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
    return new Gate(
        demand.rule(), FactSource.CALLER_ID_SERVICE, matter -> failures(demand, matter));
  }

  private static List<Failure> failures(Demand demand, Case matter) {
    if (!(matter.terms().callerId() instanceof CallerId.Shown)) {
      return List.of();
    }
    Optional<CallerIdFact> furthest = furthest(matter);
    if (isToldAlready(demand, furthest, matter)) {
      return List.of();
    }
    return furthest.filter(registration -> demand.isMetBy(registration, matter)).isPresent()
        ? List.of()
        : List.of(Failure.of(demand.code(), demand.rule(), furthest.orElse(null)));
  }

  /** What is not registered and proven is told once: nothing else can be said of it. */
  private static boolean isToldAlready(
      Demand demand, Optional<CallerIdFact> registration, Case matter) {
    return demand.rule() != RuleId.CALLER_ID_OWNED
        && matter.rules().hold(RuleId.CALLER_ID_OWNED)
        && registration.filter(r -> isProven(r, matter)).isEmpty();
  }

  /**
   * One registration must meet all demands, so all reasons are those of one: that which meets the
   * most of them from the first on, then the most of all, then the newest.
   */
  private static Optional<CallerIdFact> furthest(Case matter) {
    return matter.caller().callerIds().stream()
        .max(
            Comparator.<CallerIdFact>comparingLong(
                    r -> DEMANDS.stream().takeWhile(d -> d.isMetBy(r, matter)).count())
                .thenComparing(r -> DEMANDS.stream().filter(d -> d.isMetBy(r, matter)).count())
                .thenComparing(InOrder.CALLER_IDS));
  }

  /**
   * A demand on the registration of a number.
   *
   * @param holds whether a registration meets it while its rule is in force
   */
  private record Demand(RuleId rule, ReasonCode code, BiPredicate<CallerIdFact, Case> holds) {

    boolean isMetBy(CallerIdFact registration, Case matter) {
      return !matter.rules().hold(rule) || holds.test(registration, matter);
    }
  }

  /** As long as it is not proven, neither its callback check nor its publication counts. */
  private static boolean isCallable(CallerIdFact registration, Case matter) {
    return isProven(registration, matter)
        && succeeded(
            registration.lastCallbackCheck(), matter.rule(RuleId.CALLER_ID_CALLBACK), matter);
  }

  private static boolean isPublished(CallerIdFact registration, Case matter) {
    return isProven(registration, matter) && isPast(registration.publishedAt(), matter);
  }

  private static boolean succeeded(CallbackCheckFact check, Rule rule, Case matter) {
    return check != null
        && !check.at().isAfter(matter.at())
        && rule.value(RuleParameter.RESULTS).contains(check.result())
        && check.identifiesAdvertiser()
        && check.ordinaryTariff()
        && matter
            .at()
            .isBefore(
                Term.end(check.at(), rule.value(RuleParameter.MAX_AGE), matter.rules().zone()));
  }

  private static boolean isProven(CallerIdFact registration, Case matter) {
    return isPast(registration.from(), matter)
        && isPast(registration.provenAt(), matter)
        && !isPast(registration.releasedAt(), matter)
        && isOfCaller(registration, matter);
  }

  private static boolean isOfCaller(CallerIdFact registration, Case matter) {
    return registration.agency() == null
        || (registration.agency().equals(matter.terms().agency()) && matter.mandate().isPresent());
  }

  private static boolean isPast(Instant event, Case matter) {
    return event != null && !event.isAfter(matter.at());
  }
}
