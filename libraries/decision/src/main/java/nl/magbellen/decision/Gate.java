package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    Function<CallCase, List<Failure>> check) {

  /** A gate before every call. */
  Gate(RuleId rule, FactSource source, Function<CallCase, List<Failure>> check) {
    this(rule, source, _ -> true, check);
  }

  /** All gates, in the order in which failures are reported. */
  static final List<Gate> IN_ORDER =
      Stream.of(
              CalleeGates.IN_ORDER,
              CallerIdGates.IN_ORDER,
              TimeGates.IN_ORDER,
              List.of(TrainingGate.GATE, ComplaintGate.GATE),
              LegalBases.GATES)
          .flatMap(List::stream)
          .toList();

  Optional<FactSource> missingIn(CallCase call) {
    return Optional.ofNullable(source).filter(call::isMissing);
  }
}
