package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.magbellen.facts.FactSource;
import nl.magbellen.rulebook.RuleId;

/**
 * A condition of every call.
 *
 * @param rule the rule that asks for it; no gate when that is not in force
 * @param source the service without whose facts it can't be checked; null when it needs none
 * @param concerns whether the gate stands before this call at all
 * @param check what fails; nothing when the gate passes
 */
record Gate(
    RuleId rule,
    FactSource source,
    Predicate<CallCase> concerns,
    Function<Moment, List<Failure>> check) {

  /** For a gate before every call. */
  static final Predicate<CallCase> ALL_CALLS = _ -> true;

  /** A gate before every call that asks nothing about its legal basis. */
  static Gate of(RuleId rule, FactSource source, Function<CallCase, List<Failure>> check) {
    return of(rule, source, ALL_CALLS, check);
  }

  /** A gate that asks nothing about the call's legal basis. */
  static Gate of(
      RuleId rule,
      FactSource source,
      Predicate<CallCase> concerns,
      Function<CallCase, List<Failure>> check) {
    return new Gate(rule, source, concerns, moment -> check.apply(moment.call()));
  }

  Optional<FactSource> missingIn(CallCase call) {
    return Optional.ofNullable(source).filter(call::isMissing);
  }
}
