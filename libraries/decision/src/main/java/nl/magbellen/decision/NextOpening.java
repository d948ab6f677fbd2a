package nl.magbellen.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.rulebook.DayWindow;
import nl.magbellen.rulebook.RulesInForce;

/** When the time gates pass again. */
final class NextOpening {

  /** How far ahead to look: no run of forbidden days is nearly so long. */
  private static final int DAYS_AHEAD = 366;

  private NextOpening() {}

  /**
   * The first instant at or after that of the question at which every time gate passes.
   *
   * @param requested whether it is the call that the consumer asked for
   * @param rulesOn the rules of each local date
   */
  static Optional<Instant> after(
      CallCase call, boolean requested, Function<LocalDate, RulesInForce> rulesOn) {
    return Stream.iterate(call.localDate(), date -> date.plusDays(1))
        .limit(DAYS_AHEAD)
        .flatMap(
            date ->
                rulesOn
                    .apply(date)
                    .concerning(call.terms().calleeKind())
                    .callingTimes()
                    .windowOn(date, requested)
                    .stream())
        .flatMap(window -> openIn(window, call).stream())
        .findFirst();
  }

  private static Optional<Instant> openIn(DayWindow window, CallCase call) {
    Instant opens = window.opens().atZone(call.rules().zone()).toInstant();
    Instant closes = window.closes().atZone(call.rules().zone()).toInstant();
    Instant first = opens.isAfter(call.at()) ? opens : call.at();
    return first.isBefore(closes) ? Optional.of(first) : Optional.empty();
  }
}
