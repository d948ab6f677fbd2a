package nl.magbellen.phonecode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import nl.magbellen.number.DutchTime;

/**
 * How the budget of a day in Europe/Amsterdam comes free: a part at midnight, the rest evenly.
 *
 * @param whole what the day may cost in all, in euro cents; positive
 * @param percentAtOnce the part that is free at midnight; from 0 to 100
 * @param day the day
 */
record Pace(long whole, int percentAtOnce, LocalDate day) {

  private static final double HUNDRED = 100;

  /** What may have been spent by an instant of the day, in euro cents. */
  long freeAt(Instant now) {
    double elapsed = (double) Duration.between(midnight(), now).toMillis() / length().toMillis();
    return (long) (whole * (atOnce() + (1 - atOnce()) * Math.clamp(elapsed, 0, 1)));
  }

  /** When so many cents are free: not before midnight; if they never are, when the day ends. */
  Instant reaches(long cents) {
    if (cents > whole) {
      return tomorrow();
    }
    double evenly = (1 - atOnce()) * whole;
    double elapsed = evenly == 0 ? 0 : (cents - atOnce() * whole) / evenly;
    return midnight().plusMillis((long) Math.ceil(Math.clamp(elapsed, 0, 1) * length().toMillis()));
  }

  private double atOnce() {
    return percentAtOnce / HUNDRED;
  }

  private Duration length() {
    return Duration.between(midnight(), tomorrow());
  }

  private Instant midnight() {
    return day.atStartOfDay(DutchTime.ZONE).toInstant();
  }

  private Instant tomorrow() {
    return day.plusDays(1).atStartOfDay(DutchTime.ZONE).toInstant();
  }
}
