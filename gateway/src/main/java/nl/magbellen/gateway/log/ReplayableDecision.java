package nl.magbellen.gateway.log;

import java.time.LocalDate;
import java.util.SortedSet;
import nl.magbellen.facts.Facts;

/**
 * All that a decision on record was made of, so that it can be made again.
 *
 * @param facts on which it was decided
 * @param mourningDays the operator's days that were in the rulebook
 */
public record ReplayableDecision(
    LoggedDecision decision, Facts facts, SortedSet<LocalDate> mourningDays) {}
