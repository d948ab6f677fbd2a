package nl.magbellen.rulebook;

import java.time.LocalDate;
import java.util.Set;

/** Public holidays of the Netherlands. */
@FunctionalInterface
public interface HolidayCalendar {

  /** Names of the holidays that are kept on that date; empty on an ordinary day. */
  Set<String> on(LocalDate date);
}
