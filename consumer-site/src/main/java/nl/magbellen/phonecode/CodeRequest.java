package nl.magbellen.phonecode;

import java.time.Instant;
import java.util.UUID;

/**
 * A code that is on its way to a telephone.
 *
 * @param id names the request in {@link Codes#verify}; not secret, but only for the asker
 * @param delivery how the code travels: {@link Delivery#VOICE} also when an SMS was asked for and
 *     the number is no mobile one
 * @param validUntil the code is good before this instant
 */
public record CodeRequest(UUID id, Delivery delivery, Instant validUntil) {}
