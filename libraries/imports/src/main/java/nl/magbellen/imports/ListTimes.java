package nl.magbellen.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.problem.ProblemException;

/**
 * The instants of a list as it writes them: {@code dateFormat=dd-MM-yyyy HH:mm}, local in a zone. A
 * date alone is the beginning of its day. A local time that does not exist, or exists twice, as
 * clocks change, is left as it is, and so is refused: nobody can tell which instant it was.
 */
final class ListTimes {

  /** Instants as they stand: RFC 3339. */
  static final ListTimes AS_THEY_STAND = new ListTimes(null, DutchTime.ZONE);

  private final DateTimeFormatter format;
  private final ZoneId zone;

  private ListTimes(DateTimeFormatter format, ZoneId zone) {
    this.format = format;
    this.zone = zone;
  }

  /**
   * What a client says of them.
   *
   * @param format null for RFC 3339
   * @param zone null for Europe/Amsterdam
   * @throws ProblemException when there is no such format or zone
   */
  static ListTimes of(String format, String zone) {
    if (format == null && zone != null) {
      throw ProblemException.badRequest(
          "zone is the zone of the times that dateFormat describes; give dateFormat with it.");
    }
    return format == null ? AS_THEY_STAND : new ListTimes(formatter(format), zone(zone));
  }

  private static ZoneId zone(String zone) {
    try {
      return zone == null ? DutchTime.ZONE : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw ProblemException.badRequest("zone must be a zone such as Europe/Amsterdam.");
    }
  }

  private static DateTimeFormatter formatter(String format) {
    try {
      return DateTimeFormatter.ofPattern(yearsWithoutEra(format), Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException unknown) {
      throw ProblemException.badRequest(
          "dateFormat must be a pattern such as dd-MM-yyyy HH:mm; text in it stands between"
              + " apostrophes.");
    }
  }

  /** People write yyyy, which strictly needs an era. */
  private static String yearsWithoutEra(String format) {
    StringBuilder without = new StringBuilder(format.length());
    boolean text = false;
    for (char letter : format.toCharArray()) {
      text ^= letter == '\'';
      without.append(letter == 'y' && !text ? 'u' : letter);
    }
    return without.toString();
  }

  /** The instant as RFC 3339; the text itself where it is not written as the client says. */
  String read(String text) {
    if (format == null) {
      return text;
    }
    try {
      return read(
          format.parseBest(
              text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from),
          text);
    } catch (DateTimeException otherwise) {
      return text;
    }
  }

  private String read(TemporalAccessor found, String text) {
    return switch (found) {
      case OffsetDateTime at -> DutchTime.format(at.toInstant());
      case LocalDateTime at when zone.getRules().getValidOffsets(at).size() == 1 ->
          DutchTime.format(at.atZone(zone).toInstant());
      case LocalDate day -> DutchTime.format(startOf(day));
      default -> text;
    };
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
