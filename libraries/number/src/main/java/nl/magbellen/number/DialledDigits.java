package nl.magbellen.number;

import java.nio.charset.StandardCharsets;
import nl.magbellen.number.NumberFault.Kind;

/**
 * The digits of a telephone number as somebody wrote it, without the separators, and whether they
 * start with a country code. A leading {@code +} or {@code 00} is taken off.
 */
final class DialledDigits {
  /** The longest E.164 number, after {@code 00} and with a trunk 0 in it. */
  private static final int MOST_DIGITS = 2 + 15 + 1;

  /** Longer texts are not read to their end. */
  private static final int LONGEST_TEXT = 64;

  private final byte[] digits = new byte[MOST_DIGITS];
  private int from;
  private int end;
  private boolean international;
  private boolean inBrackets;

  private DialledDigits() {}

  static DialledDigits read(String text) {
    if (text == null || text.isBlank()) {
      throw new InvalidTelephoneNumberException(Kind.EMPTY);
    }
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidTelephoneNumberException(Kind.TEXT_TOO_LONG);
    }
    var read = new DialledDigits();
    for (int i = 0; i < text.length(); i++) {
      read.accept(text.charAt(i), i);
    }
    read.finish();
    return read;
  }

  private void accept(char character, int index) {
    switch (character) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> add((byte) character);
      case ' ', '\u00a0', '-', '.' -> {}
      case '(' -> bracket(!inBrackets);
      case ')' -> bracket(inBrackets);
      case '+' -> plus();
      default ->
          throw new InvalidTelephoneNumberException(
              new NumberFault(Kind.CHARACTER_NOT_ALLOWED, index + 1));
    }
  }

  private void add(byte digit) {
    if (end == MOST_DIGITS) {
      throw new InvalidTelephoneNumberException(Kind.TOO_MANY_DIGITS);
    }
    digits[end++] = digit;
  }

  private void bracket(boolean allowed) {
    if (!allowed) {
      throw unpairedBracket();
    }
    inBrackets = !inBrackets;
  }

  private void plus() {
    if (international || end > 0) {
      throw new InvalidTelephoneNumberException(Kind.PLUS_MISPLACED);
    }
    international = true;
  }

  private void finish() {
    if (inBrackets) {
      throw unpairedBracket();
    }
    if (!international && end > 1 && digits[0] == '0' && digits[1] == '0') {
      international = true;
      from = 2;
    }
    if (count() == 0) {
      throw new InvalidTelephoneNumberException(Kind.NO_DIGITS);
    }
  }

  private static InvalidTelephoneNumberException unpairedBracket() {
    return new InvalidTelephoneNumberException(Kind.BRACKET_UNPAIRED);
  }

  /** Whether the digits start with a country code. */
  boolean international() {
    return international;
  }

  int count() {
    return end - from;
  }

  boolean startWith(char first) {
    return count() > 0 && digits[from] == first;
  }

  boolean startWith(char first, char second) {
    return count() > 1 && digits[from] == first && digits[from + 1] == second;
  }

  /** Takes the first {@code n} digits off. */
  void skip(int n) {
    from += n;
  }

  /** The value of the digit at {@code index}, from 0. */
  int at(int index) {
    return digits[from + index] - '0';
  }

  /** The digits, after {@code prefix}. */
  String after(String prefix) {
    return prefix.concat(new String(digits, from, count(), StandardCharsets.ISO_8859_1));
  }
}
