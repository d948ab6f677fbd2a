package nl.magbellen.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import nl.magbellen.number.NumberFault.Kind;

/**
 * A valid telephone number. Two numbers are equal when their {@linkplain #e164() E.164 form} is.
 *
 * <p>It is personal data: only {@link #e164()} gives the whole number, {@link #toString()} is
 * masked.
 */
public final class TelephoneNumber {
  private static final int SHOWN_AT_START = 4;
  private static final int SHOWN_AT_END = 3;
  private static final int SHOWN_OF_SHORT = 3;
  private static final int WITHOUT_ZERO = 9;
  private static final int WITHOUT_PLUS = 11;
  private static final int SHORTEST_SHOWN_IN_PART = 10;

  private final String e164;
  private final NumberKind kind;

  private TelephoneNumber(String e164, NumberKind kind) {
    this.e164 = e164;
    this.kind = kind;
  }

  /**
   * Reads a number in E.164 ({@code +31612345678}, {@code 0031612345678}, {@code +31 (0)20 700
   * 1234}) or in Dutch national form ({@code 06-12345678}, {@code (020) 700 12 34}, {@code 14020},
   * {@code 112}). Spaces, dashes, dots, slashes and paired brackets may stand anywhere, in any of
   * Unicode's forms, as may digits of other scripts and marks that nobody sees. A number may be
   * wrapped as links and spreadsheets do ({@code tel:…}, {@code ="06…"}, {@code 31612345678.0}).
   *
   * <p>Dutch numbers are held against the Dutch numbering plan, which knows emergency, special and
   * short numbers too, and is stricter than libphonenumber: the subscriber part of a geographic
   * number never starts with 0, 1 or 9. Other countries' numbers are valid when libphonenumber says
   * so.
   *
   * @throws InvalidTelephoneNumberException when the text, which may be null, is anything else
   */
  public static TelephoneNumber parse(String text) {
    var digits = DialledDigits.read(text);
    if (!digits.international()) {
      return dialledAtHome(digits);
    }
    return digits.startWith('3', '1') ? dutch(digits) : foreign(digits);
  }

  /**
   * Reads a number as {@link #parse} does, and one of a list of Dutch numbers from which a program
   * took the leading 0 or the + too: nine digits are a number without its 0 ({@code 612345678}), 31
   * and nine digits one without its + ({@code 31612345678}). Nothing of this length is both.
   *
   * @throws InvalidTelephoneNumberException when the text, which may be null, is anything else
   */
  public static TelephoneNumber parseOfDutchList(String text) {
    var digits = DialledDigits.read(text);
    if (digits.international() || !hasLostPrefix(digits)) {
      return parse(text);
    }
    return digits.count() == WITHOUT_ZERO
        ? of(digits, DutchNumberingPlan.kindOf(digits))
        : dutch(digits);
  }

  private static TelephoneNumber dialledAtHome(DialledDigits digits) {
    if (digits.startWith('0')) {
      digits.skip(1);
      return of(digits, DutchNumberingPlan.kindOf(digits));
    }
    if (DutchNumberingPlan.isShort(digits)) {
      return of(digits, DutchNumberingPlan.shortKindOf(digits));
    }
    throw new InvalidTelephoneNumberException(
        hasLostPrefix(digits) ? Kind.PREFIX_LOST : Kind.NO_PREFIX);
  }

  /** Whether a program may have taken the 0 or the + for nothing, as both are to a number. */
  private static boolean hasLostPrefix(DialledDigits digits) {
    return !digits.startWith('0')
        && (digits.count() == WITHOUT_ZERO
            || digits.count() == WITHOUT_PLUS && digits.startWith('3', '1'));
  }

  private static TelephoneNumber dutch(DialledDigits digits) {
    digits.skip(2);
    if (digits.startWith('0')) {
      digits.skip(1);
      return of(digits, DutchNumberingPlan.kindOf(digits));
    }
    return of(
        digits,
        DutchNumberingPlan.isShort(digits)
            ? DutchNumberingPlan.shortKindOf(digits)
            : DutchNumberingPlan.kindOf(digits));
  }

  private static TelephoneNumber of(DialledDigits digits, NumberKind kind) {
    return new TelephoneNumber(digits.after("+31"), kind);
  }

  private static TelephoneNumber foreign(DialledDigits digits) {
    var plans = PhoneNumberUtil.getInstance();
    try {
      var number = plans.parse(digits.after("+"), null);
      if (plans.isValidNumber(number)) {
        return new TelephoneNumber(
            plans.format(number, PhoneNumberFormat.E164), NumberKind.FOREIGN);
      }
    } catch (NumberParseException e) {
      // Its message and that of a number that no plan has would say the same to the client.
    }
    throw new InvalidTelephoneNumberException(Kind.NOT_IN_ITS_COUNTRY);
  }

  /**
   * The number with its country code and without separators, such as {@code +31612345678}.
   *
   * <p>Numbers that are dialled without a leading 0 have no E.164 form in the strict sense; theirs
   * is +31 before what is dialled, such as {@code +31112} and {@code +3114020}, as libphonenumber
   * writes them. {@link #parse} reads it back.
   */
  public String e164() {
    return e164;
  }

  /**
   * The whole number as people in the Netherlands write it, such as {@code 020 700 1234} and {@code
   * +44 20 7946 0018}; what libphonenumber does not know is written as it is dialled.
   */
  public String written() {
    var plans = PhoneNumberUtil.getInstance();
    try {
      var number = plans.parse(e164, null);
      if (!isDutch()) {
        return plans.format(number, PhoneNumberFormat.INTERNATIONAL);
      }
      return plans.isValidNumber(number)
          ? plans.format(number, PhoneNumberFormat.NATIONAL).replace('-', ' ')
          : "0" + e164.substring(3);
    } catch (NumberParseException e) {
      return e164;
    }
  }

  /** Whether the number is in the Dutch numbering plan (+31). */
  public boolean isDutch() {
    return kind != NumberKind.FOREIGN;
  }

  /** What the number is for. */
  public NumberKind kind() {
    return kind;
  }

  /**
   * The number as it may be logged: its first four and last three characters, such as {@code
   * +316•••••678}; of a number shorter than ten characters the country code only.
   */
  public String masked() {
    if (e164.length() < SHORTEST_SHOWN_IN_PART) {
      return e164.substring(0, SHOWN_OF_SHORT) + "•".repeat(e164.length() - SHOWN_OF_SHORT);
    }
    int hidden = e164.length() - SHOWN_AT_START - SHOWN_AT_END;
    return e164.substring(0, SHOWN_AT_START)
        + "•".repeat(hidden)
        + e164.substring(e164.length() - SHOWN_AT_END);
  }

  /** {@link #masked()}, so that a number in a log line by accident does no harm. */
  @Override
  public String toString() {
    return masked();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TelephoneNumber number && number.e164.equals(e164);
  }

  @Override
  public int hashCode() {
    return e164.hashCode();
  }
}
