package nl.magbellen.number;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Time as the rules and the databases know it: legal days are those of Europe/Amsterdam, and no
 * instant is finer than a microsecond.
 */
public final class DutchTime {

  /** The zone in which the law's dates and hours are read. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2999;
  private static final int DATE_LENGTH = "2026-11-23".length();
  private static final int NANO_DIGITS = 9;

  private DutchTime() {}

  /**
   * Reads an RFC 3339 instant with any offset, to the microsecond. As in ISO 8601, its seconds may
   * be left out.
   *
   * @throws DateTimeParseException if it is none, has no offset, or {@linkplain #isKept is not
   *     kept}
   */
  public static Instant parse(String text) {
    Instant instant = read(text).truncatedTo(ChronoUnit.MICROS);
    if (!isKept(dateOf(instant))) {
      throw new DateTimeParseException("The year must be one of 1900 to 2999", text, 0);
    }
    return instant;
  }

  private static Instant read(String text) {
    if (text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ') {
      throw new DateTimeParseException("A T must stand between date and time", text, DATE_LENGTH);
    }
    try {
      return ITU.parseDateTime(text).toInstant();
    } catch (DateTimeException notStrict) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }
  }

  /**
   * Whether a date can be kept: its year is one of 1900 to 2999. What lies outside is a mistake,
   * and is written differently by every database and calendar.
   */
  public static boolean isKept(LocalDate date) {
    return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR;
  }

  /** Writes an instant as RFC 3339 with the offset that Amsterdam had then. */
  public static String format(Instant instant) {
    return ITU.format(OffsetDateTime.ofInstant(instant, ZONE), fractionDigits(instant.getNano()));
  }

  /** As many as it takes to write the fraction of a second whole. */
  private static int fractionDigits(int nanos) {
    int digits = nanos == 0 ? 0 : NANO_DIGITS;
    for (int left = nanos; digits > 0 && left % 10 == 0; left /= 10) {
      digits--;
    }
    return digits;
  }

  /** The present instant, to the microsecond. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** The date in Amsterdam at an instant. */
  public static LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
