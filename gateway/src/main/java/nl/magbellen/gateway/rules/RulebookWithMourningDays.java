package nl.magbellen.gateway.rules;

import java.time.LocalDate;
import java.util.SortedSet;
import nl.magbellen.rulebook.Rulebook;

/**
 * A rulebook and the operator's days of mourning in it.
 *
 * @param mourningDays kept with a decision, so that it can be decided again
 */
public record RulebookWithMourningDays(Rulebook rulebook, SortedSet<LocalDate> mourningDays) {}
