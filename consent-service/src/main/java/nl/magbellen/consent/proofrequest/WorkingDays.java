package nl.magbellen.consent.proofrequest;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days that are not a Saturday, a Sunday or a public holiday of the Algemene termijnenwet (article
 * 3): New Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, King's Day
 * and 5 May, and Good Friday, which it equates with them. Dates are local to Europe/Amsterdam.
 */
@ApplicationScoped
class WorkingDays {

  private final HolidayManager jollyday =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS));
  private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();
  private final Set<LocalDate> equatedDays;

  WorkingDays(ProofTerm term) {
    this.equatedDays = term.equatedDays().orElse(Set.of());
  }

  /** The last of so many working days, the first of which is the first after the date. */
  LocalDate after(LocalDate date, int days) {
    return Stream.iterate(date.plusDays(1), day -> day.plusDays(1))
        .filter(this::isWorkingDay)
        .skip(days - 1L)
        .findFirst()
        .orElseThrow();
  }

  private boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !equatedDays.contains(day)
        && !holidays.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
  }

  /** The library also knows Easter and Whit Sunday, which are Sundays anyway. */
  private Set<LocalDate> holidaysOf(int year) {
    return jollyday.getHolidays(Year.of(year)).stream()
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }
}
