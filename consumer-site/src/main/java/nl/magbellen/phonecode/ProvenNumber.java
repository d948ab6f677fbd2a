package nl.magbellen.phonecode;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * A number that somebody was holding at an instant, shown by a code sent to it.
 *
 * @param number the number
 * @param provenAt when the code was given back
 * @param delivery how the code came
 * @param request the request by which it was proven: evidence of it
 */
public record ProvenNumber(
    TelephoneNumber number, Instant provenAt, Delivery delivery, UUID request) {}
