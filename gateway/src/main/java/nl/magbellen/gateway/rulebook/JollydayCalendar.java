package nl.magbellen.gateway.rulebook;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Public holidays from the Jollyday library, worked out once a year. A holiday that moves, as
 * King's Day does when it falls on a Sunday, is found on the date on which it is kept.
 */
public final class JollydayCalendar implements HolidayCalendar {
  private final HolidayManager jollyday =
      HolidayManager.getInstance(
          ManagerParameters.create(de.focus_shift.jollyday.core.HolidayCalendar.NETHERLANDS));
  private final Map<Integer, Map<LocalDate, Set<String>>> years = new ConcurrentHashMap<>();

  @Override
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
