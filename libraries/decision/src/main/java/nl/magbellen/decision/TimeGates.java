package nl.magbellen.decision;

import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.rulebook.RuleId;

/**
 * When calls may be made. A call that rests on the consumer's own request is free from all but days
 * of mourning.
 */
final class TimeGates {
  static final List<Gate> IN_ORDER =
      Stream.of(RuleId.HOURS, RuleId.DAYS, RuleId.EVES, RuleId.MOURNING)
          .map(rule -> new Gate(rule, null, call -> failures(call, rule)))
          .toList();

  private TimeGates() {}

  static boolean isTimeGate(RuleId rule) {
    return IN_ORDER.stream().anyMatch(gate -> gate.rule() == rule);
  }

  private static List<Failure> failures(CallCase call, RuleId rule) {
    if (call.timeFailures().isEmpty()) {
      return List.of();
    }
    return call.timeFailures().stream()
        .filter(failure -> failure.rule() == rule)
        .map(failure -> Failure.of(failure.code(), rule))
        .toList();
  }
}
