package nl.magbellen.rulebook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The time gates of one set of rules: hours, forbidden days, eves, and days of mourning. All times
 * are local in the rulebook's zone.
 */
public final class CallingTimes {
  private final RulesInForce rules;
  private final HolidayCalendar holidays;
  private final SortedSet<LocalDate> mourningDays;

  /** The day that was asked about last: questions that come together are mostly about one day. */
  private volatile Day latest;

  /**
   * What holds on one day, but for the consumer's own request.
   *
   * @param hours when calls are allowed by the hours alone
   * @param earlyEnd from then on calls are forbidden as on a forbidden day
   * @param eveEnd from then on calls are forbidden as outside the hours
   */
  private record Day(
      LocalDate date,
      Hours hours,
      boolean forbidden,
      boolean mourned,
      Optional<LocalTime> earlyEnd,
      Optional<LocalTime> eveEnd) {}

  /**
   * What the hours allow on one day.
   *
   * @param limited whether any rule limits them
   * @param window when calls are allowed if so; empty when not at all
   */
  private record Hours(boolean limited, Optional<TimeWindow> window) {
    static final Hours UNLIMITED = new Hours(false, Optional.empty());

    boolean allow(LocalTime time) {
      return !limited || window.filter(w -> w.contains(time)).isPresent();
    }

    Optional<DayWindow> on(LocalDate date) {
      return limited
          ? window.map(w -> new DayWindow(date.atTime(w.from()), date.atTime(w.until())))
          : Optional.of(wholeDay(date));
    }
  }

  CallingTimes(RulesInForce rules, HolidayCalendar holidays, SortedSet<LocalDate> mourningDays) {
    this.rules = rules;
    this.holidays = holidays;
    this.mourningDays = mourningDays;
  }

  /**
   * Every time gate that fails at that local time, in gate order.
   *
   * @param requested true when the consumer asked for the call, which frees it from the hours, the
   *     forbidden days and the eves, but not from days of mourning
   */
  public List<TimeFailure> failuresAt(LocalDateTime local, boolean requested) {
    Day day = day(local.toLocalDate());
    List<TimeFailure> failures = new ArrayList<>(0);
    if (!requested) {
      addOrdinary(failures, day, local);
    }
    if (day.mourned()) {
      failures.add(new TimeFailure(RuleId.MOURNING, ReasonCode.FORBIDDEN_DAY));
    }
    return Collections.unmodifiableList(failures);
  }

  /** Of a day that is wholly forbidden the hours are not told besides. */
  private static void addOrdinary(List<TimeFailure> failures, Day day, LocalDateTime local) {
    boolean wholly = day.forbidden() || day.mourned();
    if (!wholly && !day.hours().allow(local.toLocalTime())) {
      failures.add(new TimeFailure(RuleId.HOURS, ReasonCode.OUTSIDE_CALLING_HOURS));
    }
    if (day.forbidden() || hasCome(day.earlyEnd(), local)) {
      failures.add(new TimeFailure(RuleId.DAYS, ReasonCode.FORBIDDEN_DAY));
    }
    if (hasCome(day.eveEnd(), local)) {
      failures.add(new TimeFailure(RuleId.EVES, ReasonCode.OUTSIDE_CALLING_HOURS));
    }
  }

  private static boolean hasCome(Optional<LocalTime> end, LocalDateTime local) {
    return end.isPresent() && !local.toLocalTime().isBefore(end.get());
  }

  /**
   * When calls are allowed on that date; empty when not at all.
   *
   * @param requested as in {@link #failuresAt}
   */
  public Optional<DayWindow> windowOn(LocalDate date, boolean requested) {
    Day day = day(date);
    if (day.mourned() || (day.forbidden() && !requested)) {
      return Optional.empty();
    }
    return requested
        ? Optional.of(wholeDay(date))
        : day.hours()
            .on(date)
            .flatMap(window -> closedAt(window, day.earlyEnd()))
            .flatMap(window -> closedAt(window, day.eveEnd()));
  }

  private Day day(LocalDate date) {
    Day known = latest;
    if (known == null || !known.date().equals(date)) {
      known =
          new Day(
              date,
              hoursOn(date),
              isForbidden(date),
              isMourned(date),
              earlyEndOn(date),
              eveEndOn(date));
      latest = known;
    }
    return known;
  }

  private Hours hoursOn(LocalDate date) {
    return rules
        .find(RuleId.HOURS)
        .map(
            rule ->
                new Hours(
                    true,
                    Optional.ofNullable(
                        rule.value(RuleParameter.WINDOWS).get(date.getDayOfWeek()))))
        .orElse(Hours.UNLIMITED);
  }

  private static DayWindow wholeDay(LocalDate date) {
    return new DayWindow(date.atStartOfDay(), date.plusDays(1).atStartOfDay());
  }

  private static Optional<DayWindow> closedAt(DayWindow window, Optional<LocalTime> end) {
    Optional<LocalDateTime> earlier =
        end.map(window.opens().toLocalDate()::atTime).filter(window.closes()::isAfter);
    if (earlier.isEmpty()) {
      return Optional.of(window);
    }
    return earlier.filter(window.opens()::isBefore).map(e -> new DayWindow(window.opens(), e));
  }

  private boolean isForbidden(LocalDate date) {
    return rules.find(RuleId.DAYS).filter(rule -> forbids(rule, date)).isPresent();
  }

  private boolean forbids(Rule rule, LocalDate date) {
    Set<String> kept = holidays.on(date);
    return rule.value(RuleParameter.WEEKDAYS).contains(date.getDayOfWeek())
        || anyOf(kept, rule.value(RuleParameter.HOLIDAYS))
        || anyOf(kept, rule.value(RuleParameter.NATIONAL_DAYS))
        || isLustrumDay(kept, rule.value(RuleParameter.LUSTRUM_DAYS), date.getYear());
  }

  private static boolean isLustrumDay(Set<String> kept, Map<String, Integer> days, int year) {
    return kept.stream().anyMatch(day -> days.containsKey(day) && year % days.get(day) == 0);
  }

  private Optional<LocalTime> earlyEndOn(LocalDate date) {
    return rules
        .find(RuleId.DAYS)
        .flatMap(
            rule ->
                holidays.on(date).stream()
                    .map(rule.value(RuleParameter.EARLY_DAYS)::get)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder()));
  }

  private Optional<LocalTime> eveEndOn(LocalDate date) {
    return rules
        .find(RuleId.EVES)
        .filter(rule -> rule.value(RuleParameter.DATES).contains(MonthDay.from(date)))
        .filter(rule -> rule.value(RuleParameter.WEEKDAYS).contains(date.getDayOfWeek()))
        .filter(rule -> !isForbidden(date) && !isMourned(date))
        .map(rule -> rule.value(RuleParameter.EVE_UNTIL));
  }

  private boolean isMourned(LocalDate date) {
    return rules
        .find(RuleId.MOURNING)
        .filter(
            rule ->
                rule.value(RuleParameter.COMMEMORATION_DAYS).contains(MonthDay.from(date))
                    || rule.value(RuleParameter.MOURNING_DAYS).contains(date)
                    || mourningDays.contains(date))
        .isPresent();
  }

  private static boolean anyOf(Set<String> kept, Set<String> named) {
    return !Collections.disjoint(kept, named);
  }
}
