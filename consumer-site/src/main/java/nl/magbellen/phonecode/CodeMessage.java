package nl.magbellen.phonecode;

import java.util.Locale;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * A code on its way. Its text form shows neither the code nor the whole number.
 *
 * @param reference the request's id, by which the provider may report the delivery
 * @param text what the consumer reads or hears, with the code in it
 */
record CodeMessage(
    UUID reference,
    TelephoneNumber number,
    Delivery delivery,
    Locale language,
    Code code,
    String text) {

  @Override
  public String toString() {
    return "code %s by %s to %s".formatted(reference, delivery, number);
  }
}
