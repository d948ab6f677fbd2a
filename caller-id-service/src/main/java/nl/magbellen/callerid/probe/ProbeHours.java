package nl.magbellen.callerid.probe;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.rulebook.Rulebook;

/**
 * When may be called: in the calling hours of the rulebook, on none of its forbidden days, and on
 * none that the settings name. Not so late that it could ring after the hours' end.
 */
@Singleton
class ProbeHours {

  private final Rulebook rulebook;
  private final ProberSettings settings;

  ProbeHours(Rulebook rulebook, ProberSettings settings) {
    this.rulebook =
        rulebook.withMourningDays(new TreeSet<>(settings.closedDays().orElse(Set.of())));
    this.settings = settings;
  }

  /** Whether a call may begin then. */
  boolean areOpenAt(Instant instant) {
    LocalDateTime begin = LocalDateTime.ofInstant(instant, rulebook.zone());
    LocalDateTime end = begin.plus(settings.longestCall());
    return rulebook
        .at(instant)
        .callingTimes()
        .windowOn(begin.toLocalDate(), false)
        .filter(hours -> !begin.isBefore(hours.opens()) && end.isBefore(hours.closes()))
        .isPresent();
  }

  /** The local date, whose budget a call then is of. */
  LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, rulebook.zone());
  }
}
