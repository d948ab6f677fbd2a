package nl.magbellen.number;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
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

  /** Line breaks, minus, fraction bars, raised dot, and marks that choose how a sign is drawn. */
  private static final String OTHER_SEPARATORS = "\t\n\r\u2212\u2044\u2215\u00b7\ufe0e\ufe0f";

  private static final String USUAL = "0123456789 -./()+";

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
    var written = WrittenNumber.in(text);
    if (written.isRounded(text)) {
      throw new InvalidTelephoneNumberException(Kind.ROUNDED);
    }
    var read = new DialledDigits();
    for (int i = written.from(); i < written.end(); i += Character.charCount(text.codePointAt(i))) {
      read.accept(text.codePointAt(i), i);
    }
    read.finish();
    return read;
  }

  private void accept(int character, int index) {
    switch (character) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> add((byte) character);
      case ' ', '\u00a0', '-', '.', '/' -> {}
      case '(' -> bracket(!inBrackets);
      case ')' -> bracket(inBrackets);
      case '+' -> plus();
      default -> acceptUnusual(character, index);
    }
  }

  /** Word processors, messengers and other scripts have signs of their own for the usual ones. */
  private void acceptUnusual(int character, int index) {
    if (Character.isDigit(character)) {
      add((byte) ('0' + Character.digit(character, 10)));
    } else if (!separates(character)) {
      accept(usual(character, index), index);
    }
  }

  private static boolean separates(int character) {
    return switch (Character.getType(character)) {
      case Character.DASH_PUNCTUATION,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT ->
          true;
      default -> OTHER_SEPARATORS.indexOf(character) >= 0;
    };
  }

  /** The usual character that this one is another form of, by Unicode's own table (NFKC). */
  private static char usual(int character, int index) {
    String form = Normalizer.normalize(Character.toString(character), Form.NFKC);
    if (form.length() != 1 || USUAL.indexOf(form.charAt(0)) < 0) {
      throw new InvalidTelephoneNumberException(
          new NumberFault(Kind.CHARACTER_NOT_ALLOWED, index + 1));
    }
    return form.charAt(0);
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
