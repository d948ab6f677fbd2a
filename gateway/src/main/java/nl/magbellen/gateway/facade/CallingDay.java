package nl.magbellen.gateway.facade;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.decision.NextCallingWindow;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulesInForce;
import nl.magbellen.rulebook.TimeFailure;
import nl.magbellen.rulebook.TimeWindow;

/**
 * The time gates of a list: they are told, and do not count. A list is scrubbed for calls that are
 * made later, so each number is decided for the next time at which calls may be made.
 *
 * @param at the instant for which numbers are decided; too far ahead to bind, so that a list uses
 *     nothing up
 * @param window the hours of a working day, a Saturday and a Sunday; empty where none are laid down
 * @param offset minutes ahead of UTC
 * @param today whether calls may still be made today
 * @param closed why calls may not be made now; empty when they may
 */
record CallingDay(Instant at, String window, int offset, boolean today, List<String> closed) {

  /** Twice as long as what is asked may lie ahead and bind. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  /** Where no number was understood. */
  static final CallingDay UNKNOWN = new CallingDay(Instant.EPOCH, "", 0, true, List.of());

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

  /**
   * That of a list.
   *
   * @param any question of the list, as of now
   */
  static CallingDay of(Question any, Rulebook rulebook) {
    Instant now = any.at();
    Instant at = NextCallingWindow.of(any.at(now.plus(AHEAD)), rulebook);
    RulesInForce rules = rulebook.at(now).concerning(CalleeKind.UNKNOWN);
    LocalDateTime local = now.atZone(rules.zone()).toLocalDateTime();
    boolean hasWindows = any.terms().purpose().offers();
    return new CallingDay(
        at,
        hasWindows ? window(rules) : "",
        rules.zone().getRules().getOffset(now).getTotalSeconds() / 60,
        at.atZone(rules.zone()).toLocalDate().equals(local.toLocalDate()),
        hasWindows
            ? rules.callingTimes().failuresAt(local, false).stream()
                .map(TimeFailure::code)
                .map(Enum::name)
                .distinct()
                .toList()
            : List.of());
  }

  private static String window(RulesInForce rules) {
    Optional<Map<DayOfWeek, TimeWindow>> windows =
        rules.find(RuleId.HOURS).map(rule -> rule.value(RuleParameter.WINDOWS));
    return windows
        .map(
            all ->
                Stream.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                    .map(all::get)
                    .map(CallingDay::hours)
                    .collect(Collectors.joining(";")))
        .orElse("");
  }

  private static String hours(TimeWindow window) {
    return window == null ? "" : CLOCK.format(window.from()) + "-" + CLOCK.format(window.until());
  }
}
