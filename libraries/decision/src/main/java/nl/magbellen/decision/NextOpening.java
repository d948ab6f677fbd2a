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
   * @param rulesOn the rules of each local date
   */
  static Optional<Instant> after(Case matter, Function<LocalDate, RulesInForce> rulesOn) {
    boolean requested = LegalBases.restsOnRequest(matter);
    return Stream.iterate(matter.localDate(), date -> date.plusDays(1))
        .limit(DAYS_AHEAD)
        .flatMap(
            date ->
                rulesOn
                    .apply(date)
                    .concerning(matter.terms().calleeKind())
                    .callingTimes()
                    .windowOn(date, requested)
                    .stream())
        .flatMap(window -> openIn(window, matter).stream())
        .findFirst();
  }

  private static Optional<Instant> openIn(DayWindow window, Case matter) {
    Instant opens = window.opens().atZone(matter.rules().zone()).toInstant();
    Instant closes = window.closes().atZone(matter.rules().zone()).toInstant();
    Instant first = opens.isAfter(matter.at()) ? opens : matter.at();
    return first.isBefore(closes) ? Optional.of(first) : Optional.empty();
  }
}
