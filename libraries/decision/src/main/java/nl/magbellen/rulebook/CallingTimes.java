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

  /** The same of requested calls. */
  private volatile Day latestRequested;

  /**
   * What holds on one day: for all calls, or for those that the consumer asked for.
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
   * Every time gate that fails at that local time, in gate order. Of a day that is wholly forbidden
   * the hours are not reported besides.
   *
   * @param requested true when the consumer asked for the call, which frees it from the rules whose
   *     parameter {@link RuleParameter#FREE_WHEN_REQUESTED} says so
   */
  public List<TimeFailure> failuresAt(LocalDateTime local, boolean requested) {
    Day day = day(local.toLocalDate(), requested);
    List<TimeFailure> failures = new ArrayList<>(0);
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
    if (day.mourned()) {
      failures.add(new TimeFailure(RuleId.MOURNING, ReasonCode.FORBIDDEN_DAY));
    }
    return Collections.unmodifiableList(failures);
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
    Day day = day(date, requested);
    if (day.mourned() || day.forbidden()) {
      return Optional.empty();
    }
    return day.hours()
        .on(date)
        .flatMap(window -> closedAt(window, day.earlyEnd()))
        .flatMap(window -> closedAt(window, day.eveEnd()));
  }

  private Day day(LocalDate date, boolean requested) {
    Day known = requested ? latestRequested : latest;
    if (known != null && known.date().equals(date)) {
      return known;
    }
    Day day = new TimesOn(date, requested).day();
    if (requested) {
      latestRequested = day;
    } else {
      latest = day;
    }
    return day;
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

  private static boolean anyOf(Set<String> kept, Set<String> named) {
    return !Collections.disjoint(kept, named);
  }

  private static boolean isLustrumDay(Set<String> kept, Map<String, Integer> days, int year) {
    return kept.stream().anyMatch(day -> days.containsKey(day) && year % days.get(day) == 0);
  }

  /** Works out what holds on one day. */
  private final class TimesOn {
    private final LocalDate date;
    private final boolean requested;
    private final Set<String> kept;

    TimesOn(LocalDate date, boolean requested) {
      this.date = date;
      this.requested = requested;
      this.kept = holidays.on(date);
    }

    Day day() {
      boolean forbidden = isForbidden();
      boolean mourned = isMourned();
      return new Day(
          date,
          hours(),
          forbidden,
          mourned,
          earlyEnd(),
          forbidden || mourned ? Optional.empty() : eveEnd());
    }

    /** The rule, when it is in force and the call is not free of it. */
    private Optional<Rule> bearing(RuleId id) {
      return rules
          .find(id)
          .filter(rule -> !requested || !rule.value(RuleParameter.FREE_WHEN_REQUESTED));
    }

    private Hours hours() {
      return bearing(RuleId.HOURS)
          .map(rule -> rule.value(RuleParameter.WINDOWS))
          .map(windows -> new Hours(true, Optional.ofNullable(windows.get(date.getDayOfWeek()))))
          .orElse(Hours.UNLIMITED);
    }

    private boolean isForbidden() {
      return bearing(RuleId.DAYS).filter(this::forbids).isPresent();
    }

    private boolean forbids(Rule rule) {
      return rule.value(RuleParameter.WEEKDAYS).contains(date.getDayOfWeek())
          || anyOf(kept, rule.value(RuleParameter.HOLIDAYS))
          || anyOf(kept, rule.value(RuleParameter.NATIONAL_DAYS))
          || isLustrumDay(kept, rule.value(RuleParameter.LUSTRUM_DAYS), date.getYear());
    }

    private Optional<LocalTime> earlyEnd() {
      return bearing(RuleId.DAYS)
          .map(rule -> rule.value(RuleParameter.EARLY_DAYS))
          .flatMap(
              ends ->
                  kept.stream()
                      .map(ends::get)
                      .filter(Objects::nonNull)
                      .min(Comparator.naturalOrder()));
    }

    private Optional<LocalTime> eveEnd() {
      return bearing(RuleId.EVES)
          .filter(rule -> rule.value(RuleParameter.DATES).contains(MonthDay.from(date)))
          .filter(rule -> rule.value(RuleParameter.WEEKDAYS).contains(date.getDayOfWeek()))
          .map(rule -> rule.value(RuleParameter.EVE_UNTIL));
    }

    private boolean isMourned() {
      return bearing(RuleId.MOURNING)
          .filter(
              rule ->
                  rule.value(RuleParameter.COMMEMORATION_DAYS).contains(MonthDay.from(date))
                      || rule.value(RuleParameter.MOURNING_DAYS).contains(date)
                      || mourningDays.contains(date))
          .isPresent();
    }
  }
}
