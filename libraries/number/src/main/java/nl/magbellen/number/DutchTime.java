package nl.magbellen.number;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

  private DutchTime() {}

  /**
   * Reads an RFC 3339 instant with any offset, to the microsecond.
   *
   * @throws DateTimeParseException if it is none, has no offset, or {@linkplain #isKept is not
   *     kept}
   */
  public static Instant parse(String text) {
    Instant plain = PlainInstant.read(text);
    Instant instant =
        (plain != null ? plain : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from))
            .truncatedTo(ChronoUnit.MICROS);
    if (!isKept(dateOf(instant))) {
      throw new DateTimeParseException("The year must be one of 1900 to 2999", text, 0);
    }
    return instant;
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
    ZoneOffset offset = ZONE.getRules().getOffset(instant);
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
    return PlainInstant.write(local, offset);
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
