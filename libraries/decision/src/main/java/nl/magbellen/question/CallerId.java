package nl.magbellen.question;

import static java.util.Objects.requireNonNull;

import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;

/** The number that the callee will see. Business numbers are public. */
public sealed interface CallerId {

  /** What {@link #parse} reads back to an equal caller id; null when withheld. */
  String text();

  /** Reads any text; null means withheld. Never fails. */
  static CallerId parse(String text) {
    if (text == null) {
      return new Withheld();
    }
    try {
      return new Shown(TelephoneNumber.parse(text));
    } catch (InvalidTelephoneNumberException e) {
      return new Unparseable(text);
    }
  }

  /** No number is presented. */
  record Withheld() implements CallerId {
    @Override
    public String text() {
      return null;
    }
  }

  /** A number is presented. */
  record Shown(TelephoneNumber number) implements CallerId {
    public Shown {
      requireNonNull(number, "number");
    }

    @Override
    public String text() {
      return number.e164();
    }
  }

  /** Something is presented that is no telephone number. */
  record Unparseable(String text) implements CallerId {
    public Unparseable {
      requireNonNull(text, "text");
    }
  }
}
