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
          .map(rule -> new Gate(rule, null, Gate.ALL_CALLS, moment -> failures(moment, rule)))
          .toList();

  private TimeGates() {}

  static boolean isTimeGate(RuleId rule) {
    return IN_ORDER.stream().anyMatch(gate -> gate.rule() == rule);
  }

  private static List<Failure> failures(Moment moment, RuleId rule) {
    if (moment.timeFailures().isEmpty()) {
      return List.of();
    }
    return moment.timeFailures().stream()
        .filter(failure -> failure.rule() == rule)
        .map(failure -> Failure.of(failure.code(), rule))
        .toList();
  }
}
