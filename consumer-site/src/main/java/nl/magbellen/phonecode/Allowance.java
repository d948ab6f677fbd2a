package nl.magbellen.phonecode;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param atOnce so often without waiting; at least 1
 * @param each one more comes back after each such time; positive
 */
public record Allowance(int atOnce, Duration each) {

  public Allowance {
    if (atOnce < 1 || each.isNegative() || each.isZero()) {
      throw new IllegalArgumentException("An allowance is at least 1, one more each positive time");
    }
  }

  /**
   * Reads {@code 3/PT10M}: three at once, and one more each ten minutes.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static Allowance valueOf(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("Write an allowance as 3/PT10M, not as " + text);
    }
    return new Allowance(
        Integer.parseInt(text.substring(0, slash).strip()),
        Duration.parse(text.substring(slash + 1).strip()));
  }

  /** How far ahead of the present it may be used up. */
  Duration tolerance() {
    return each.multipliedBy(atOnce - 1L);
  }
}
