package nl.magbellen.rulebook;

import java.time.LocalDate;

/** The instant lies before the first day for which the rulebook holds rules. */
public final class BeforeFirstRulebook extends RuntimeException {
  private final LocalDate firstDay;

  BeforeFirstRulebook(LocalDate asked, LocalDate firstDay) {
    super("The rulebook starts on " + firstDay + " and has no rules for " + asked + ".");
    this.firstDay = firstDay;
  }

  /** First local date with rules. */
  public LocalDate firstDay() {
    return firstDay;
  }
}
