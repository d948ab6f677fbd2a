package nl.magbellen.callerid.probe;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * One call to a caller id.
 *
 * @param id also the Call-ID of the call
 */
public record Probe(UUID id, TelephoneNumber number, Instant begunAt) {}
