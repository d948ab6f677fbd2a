package nl.magbellen.consent.proofrequest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.number.DutchHolidays;

/**
 * Days that are not a Saturday, a Sunday or a public holiday of the Algemene termijnenwet (article
 * 3): New Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, King's Day
 * and 5 May, and Good Friday, which it equates with them. Dates are local to Europe/Amsterdam.
 */
@ApplicationScoped
class WorkingDays {

  private final DutchHolidays calendar = new DutchHolidays();
  private final Set<String> holidays;
  private final Set<LocalDate> equatedDays;

  WorkingDays(ProofTerm term) {
    this.holidays = term.holidays();
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
        && Collections.disjoint(holidays, calendar.on(day));
  }
}
