package nl.magbellen.rulebook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Working days as a rule counts them: all but the weekdays and holidays that it names, and the days
 * that a decree equates with those. Dates are local in the rulebook's zone.
 */
public final class WorkingDays {

  private final Set<DayOfWeek> freeWeekdays;
  private final Set<String> freeHolidays;
  private final HolidayCalendar holidays;
  private final Set<LocalDate> equatedDays;

  WorkingDays(Rule rule, HolidayCalendar holidays, Set<LocalDate> equatedDays) {
    this.freeWeekdays = rule.value(RuleParameter.WEEKDAYS);
    this.freeHolidays = rule.value(RuleParameter.HOLIDAYS);
    this.holidays = holidays;
    this.equatedDays = Set.copyOf(equatedDays);
  }

  /** The last of so many working days, the first of which is the first after the date. */
  public LocalDate after(LocalDate date, int days) {
    return Stream.iterate(date.plusDays(1), day -> day.plusDays(1))
        .filter(this::isWorkingDay)
        .skip(days - 1L)
        .findFirst()
        .orElseThrow();
  }

  private boolean isWorkingDay(LocalDate day) {
    return !freeWeekdays.contains(day.getDayOfWeek())
        && !equatedDays.contains(day)
        && Collections.disjoint(freeHolidays, holidays.on(day));
  }
}
