package nl.magbellen.rulebook;

import java.util.Set;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.question.Purpose;

/**
 * A row of the table of those whom an advertiser may call without consent.
 *
 * @param sectors the advertisers' sectors; null for any
 * @param kinds what the callee is to the advertiser
 * @param purposes why the call is made
 * @param similar whether the call must be about a subject similar to that of the relation
 */
public record CustomerException(
    Set<Sector> sectors, Set<RelationKind> kinds, Set<Purpose> purposes, boolean similar) {

  public CustomerException {
    sectors = sectors == null ? null : Set.copyOf(sectors);
    kinds = Set.copyOf(kinds);
    purposes = Set.copyOf(purposes);
  }

  /**
   * Whether the row is about such a call.
   *
   * @param sector of the advertiser; null when the advertiser is unknown; a sector of a newer
   *     service, which is not known here, is covered by no row
   */
  public boolean covers(Sector sector, RelationKind kind, Purpose purpose) {
    return (sector == null || !sector.isUnknown())
        && (sectors == null || (sector != null && sectors.contains(sector)))
        && kinds.contains(kind)
        && purposes.contains(purpose);
  }
}
