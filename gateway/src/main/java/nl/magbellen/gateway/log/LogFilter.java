package nl.magbellen.gateway.log;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.rulebook.ReasonCode;

/**
 * Which decisions to find; what is null does not count.
 *
 * @param advertisers one of these
 * @param from decided at or after
 * @param to decided before
 * @param before only decisions that come after this one in the list, newest first
 * @param most at most so many
 */
public record LogFilter(
    TelephoneNumber callee,
    Collection<String> advertisers,
    String agency,
    Verdict verdict,
    ReasonCode reason,
    Instant from,
    Instant to,
    UUID before,
    int most) {}
