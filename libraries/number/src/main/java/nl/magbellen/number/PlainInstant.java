package nl.magbellen.number;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Reads and writes {@code 2026-11-23T14:00:00.125+01:00} as {@link
 * DateTimeFormatter#ISO_OFFSET_DATE_TIME} does, without its general machinery: every decision
 * carries a dozen instants. Whatever does not look plain is left to that formatter.
 */
final class PlainInstant {
  private static final int SHORTEST = "2026-11-23T14:00:00Z".length();
  private static final int LONGEST = "2026-11-23T14:00:00.123456789+01:00".length();
  private static final int SECONDS_END = 19;
  private static final int MOST_DIGITS = 9;
  private static final int LAST_PLAIN_YEAR = 9999;
  private static final int MOST_HOURS_OF_OFFSET = 17;
  private static final int NOT_PLAIN = -1;

  private PlainInstant() {}

  /** The instant; null when the text, which may be null, is not plain. */
  static Instant read(String text) {
    if (text == null || text.length() < SHORTEST || text.length() > LONGEST) {
      return null;
    }
    int end = SECONDS_END;
    while (end < text.length() && isOfFraction(text.charAt(end))) {
      end++;
    }
    int nano = nano(text, end);
    int offset = offset(text, end);
    if (nano < 0 || offset == Integer.MIN_VALUE || !hasSeparators(text)) {
      return null;
    }
    return at(text, nano, offset);
  }

  private static boolean isOfFraction(char c) {
    return c == '.' || c >= '0' && c <= '9';
  }

  private static boolean hasSeparators(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static Instant at(String text, int nano, int offset) {
    int year = 100 * two(text, 0) + two(text, 2);
    int month = two(text, 5);
    int day = two(text, 8);
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (two(text, 0) < 0 || two(text, 2) < 0 || hour < 0 || hour > 23 || minute < 0) {
      return null;
    }
    if (minute > 59 || second < 0 || second > 59 || month < 1 || day < 1) {
      return null;
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return Instant.ofEpochSecond(
          86_400 * days + 3_600 * hour + 60 * minute + second - offset, nano);
    } catch (DateTimeException noSuchDate) {
      return null;
    }
  }

  /** The digits between the seconds and {@code end}; negative when they are no fraction. */
  private static int nano(String text, int end) {
    int digits = end - SECONDS_END - 1;
    if (digits < 0) {
      return 0;
    }
    if (digits == 0 || digits > MOST_DIGITS || text.charAt(SECONDS_END) != '.') {
      return NOT_PLAIN;
    }
    int nano = 0;
    for (int i = 0; i < MOST_DIGITS; i++) {
      int digit = i < digits ? text.charAt(SECONDS_END + 1 + i) - '0' : 0;
      if (digit < 0) {
        return NOT_PLAIN;
      }
      nano = 10 * nano + digit;
    }
    return nano;
  }

  /** Seconds east of Greenwich; {@link Integer#MIN_VALUE} when it is none. */
  private static int offset(String text, int from) {
    int length = text.length() - from;
    if (length == 1 && text.charAt(from) == 'Z') {
      return 0;
    }
    if (length != 6 || text.charAt(from + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = two(text, from + 1);
    int minutes = two(text, from + 4);
    if (hours < 0 || hours > MOST_HOURS_OF_OFFSET || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = 3_600 * hours + 60 * minutes;
    return switch (text.charAt(from)) {
      case '+' -> seconds;
      case '-' -> -seconds;
      default -> Integer.MIN_VALUE;
    };
  }

  private static int two(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NOT_PLAIN : 10 * tens + ones;
  }

  static String write(LocalDateTime local, ZoneOffset offset) {
    if (local.getYear() < 0 || local.getYear() > LAST_PLAIN_YEAR) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atOffset(offset));
    }
    StringBuilder text = new StringBuilder(LONGEST);
    two(text, local.getYear() / 100);
    two(text, local.getYear() % 100);
    two(text.append('-'), local.getMonthValue());
    two(text.append('-'), local.getDayOfMonth());
    two(text.append('T'), local.getHour());
    two(text.append(':'), local.getMinute());
    two(text.append(':'), local.getSecond());
    fraction(text, local.getNano());
    return text.append(offset.getId()).toString();
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static void fraction(StringBuilder text, int nano) {
    if (nano == 0) {
      return;
    }
    text.append('.');
    int left = nano;
    for (int place = 100_000_000; left > 0; place /= 10) {
      text.append((char) ('0' + left / place));
      left %= place;
    }
  }
}
