package nl.magbellen.rulebook;

import java.time.LocalTime;

/**
 * A part of a day in local time, from its start up to and excluding its end.
 *
 * @param from first time inside
 * @param until first time outside, later on the same day
 */
public record TimeWindow(LocalTime from, LocalTime until) {
  public TimeWindow {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a window opens before it closes: " + from + "-" + until);
    }
  }

  /** Reads {@code 09:00-22:00}. */
  public static TimeWindow parse(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("a window is written 09:00-22:00, not " + text);
    }
    return new TimeWindow(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
  }

  /** Whether the time lies inside. */
  public boolean contains(LocalTime time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
