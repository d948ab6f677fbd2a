package nl.magbellen.question;

import static java.util.Objects.requireNonNull;

import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.NumberFault;
import nl.magbellen.number.TelephoneNumber;

/**
 * The number to be called, or the text that was no number. Personal data: {@code toString} never
 * shows it.
 */
public sealed interface Callee {

  /** What {@link #parse} reads back to an equal callee: E.164, or the text as it was asked. */
  String text();

  /** Reads any text; never fails, because what is no number is a reason to deny and no error. */
  static Callee parse(String text) {
    try {
      return new Numbered(TelephoneNumber.parse(text));
    } catch (InvalidTelephoneNumberException e) {
      return new Unparseable(text, e.fault());
    }
  }

  /** A telephone number. */
  record Numbered(TelephoneNumber number) implements Callee {
    public Numbered {
      requireNonNull(number, "number");
    }

    @Override
    public String text() {
      return number.e164();
    }

    @Override
    public String toString() {
      return "Callee[number not shown]";
    }
  }

  /**
   * A text that is no telephone number.
   *
   * @param fault why it is none
   */
  record Unparseable(String text, NumberFault fault) implements Callee {
    public Unparseable {
      requireNonNull(text, "text");
      requireNonNull(fault, "fault");
    }

    @Override
    public String toString() {
      return "Callee[unparseable, text not shown]";
    }
  }
}
