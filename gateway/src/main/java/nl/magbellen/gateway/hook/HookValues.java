package nl.magbellen.gateway.hook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;

/** Reads values as dialers write them. Empty where a value says nothing that can be relied on. */
final class HookValues {

  private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "ja", "waar");
  private static final Set<String> FALSE = Set.of("false", "0", "no", "n", "nee", "onwaar");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");
  private static final Pattern UNIX = Pattern.compile("([0-9]{10})(\\.[0-9]{1,9})?|[0-9]{13}");
  private static final int OF_MILLISECONDS = 13;
  private static final double MILLISECONDS = 1000;

  /** Without a zone: the clock of a dialer in the Netherlands. */
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** As Five9 writes it, in milliseconds. */
  private static final DateTimeFormatter PACKED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  private static final Pattern SCHEME = Pattern.compile("(?i)^(sips?|tel):");

  private HookValues() {}

  static Optional<Boolean> bool(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return TRUE.contains(small)
        ? Optional.of(true)
        : FALSE.contains(small) ? Optional.of(false) : Optional.empty();
  }

  static Optional<Double> seconds(String text) {
    return SECONDS.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
  }

  /** RFC 3339, RFC 1123, seconds or milliseconds since 1970, or the clock of the Netherlands. */
  static Optional<Instant> time(String text) {
    if (UNIX.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      boolean isInMilliseconds = text.length() == OF_MILLISECONDS && text.indexOf('.') < 0;
      return Optional.of(
          Instant.ofEpochMilli(Math.round(isInMilliseconds ? number : number * MILLISECONDS)));
    }
    return written(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
        .or(() -> written(text, DateTimeFormatter.RFC_1123_DATE_TIME))
        .or(() -> local(text, LOCAL))
        .or(() -> local(text, PACKED));
  }

  private static Optional<Instant> written(String text, DateTimeFormatter form) {
    try {
      return Optional.of(OffsetDateTime.parse(text, form).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> local(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(text, form).atZone(DutchTime.ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The number that was called.
   *
   * @param countryCode that goes before it if it has none, as {@code 31}; null if that is not said
   */
  static Optional<TelephoneNumber> number(String text, String countryCode) {
    String bare = SCHEME.matcher(text.strip()).replaceFirst("");
    int host = bare.indexOf('@');
    String number = host < 0 ? bare : bare.substring(0, host);
    boolean isBare = number.matches("[1-9][0-9 .()/-]*");
    boolean isAbroad =
        isBare
            && countryCode != null
            && countryCode.matches("[1-9][0-9]{0,3}")
            && !countryCode.equals("31");
    return (isAbroad ? parsed("+" + countryCode + number) : Optional.<TelephoneNumber>empty())
        .or(() -> dutch(number))
        .or(() -> isBare ? parsed("+" + number) : Optional.empty());
  }

  private static Optional<TelephoneNumber> parsed(String text) {
    try {
      return Optional.of(TelephoneNumber.parse(text));
    } catch (InvalidTelephoneNumberException e) {
      return Optional.empty();
    }
  }

  private static Optional<TelephoneNumber> dutch(String text) {
    try {
      return Optional.of(TelephoneNumber.parseOfDutchList(text));
    } catch (InvalidTelephoneNumberException e) {
      return Optional.empty();
    }
  }
}
