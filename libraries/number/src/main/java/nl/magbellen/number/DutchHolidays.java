package nl.magbellen.number;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The holidays of the Netherlands by the names of the Jollyday library, as in {@code KINGS_DAY},
 * worked out once a year. Which of them count stands with each rule, because the laws differ. A
 * holiday that moves, as King's Day does when it falls on a Sunday, is found on the date on which
 * it is kept. 5 May ({@code LIBERATION}) and Good Friday are found every year.
 */
public final class DutchHolidays {
  private final HolidayManager jollyday =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS));
  private final Map<Integer, Map<LocalDate, Set<String>>> years = new ConcurrentHashMap<>();

  /** The names of the holidays that are kept on that date; empty on most. */
  public Set<String> on(LocalDate date) {
    return years.computeIfAbsent(date.getYear(), this::holidaysOf).getOrDefault(date, Set.of());
  }

  private Map<LocalDate, Set<String>> holidaysOf(int year) {
    return jollyday.getHolidays(Year.of(year)).stream()
        .collect(
            Collectors.groupingBy(
                Holiday::getDate,
                Collectors.mapping(Holiday::getPropertiesKey, Collectors.toUnmodifiableSet())));
  }
}
