package nl.magbellen.rulebook;

import java.time.LocalDateTime;

/**
 * When calls are allowed on a day, in local time.
 *
 * @param opens first moment
 * @param closes first moment no longer; midnight at the latest
 */
public record DayWindow(LocalDateTime opens, LocalDateTime closes) {
  public DayWindow {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("a day opens before it closes");
    }
  }
}
