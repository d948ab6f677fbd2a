package nl.magbellen.gateway.hook;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.gateway.reports.Reporter;

/**
 * A report that was kept, as it is tried again.
 *
 * @param name its keyed hash
 * @param reporter who sent it
 * @param receivedAt when it first came
 * @param settledAt when it was placed or ended; null while it waits
 */
record KeptReport(
    UUID id,
    UUID name,
    Reporter reporter,
    String preset,
    SentReport sent,
    UnplacedState state,
    UnplacedCause cause,
    int attempts,
    Instant receivedAt,
    Instant settledAt) {}
