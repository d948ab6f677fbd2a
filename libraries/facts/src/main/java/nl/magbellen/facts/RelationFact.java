package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer relation, running or ended.
 *
 * @param person the advertiser's reference of the person; null when not recorded
 * @param endedAt end of the last agreement, donorship or purchase; null while it runs
 * @param numberFromSale true when the number was obtained in the context of the relation
 * @param optOutOffered true when an opt-out was offered as the number was collected
 */
public record RelationFact(
    UUID id,
    String subject,
    String person,
    RelationKind kind,
    Instant startedAt,
    Instant endedAt,
    boolean numberFromSale,
    boolean optOutOffered)
    implements Evidence {

  public RelationFact {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(kind, "kind");
    requireNonNull(startedAt, "startedAt");
  }

  @Override
  public String evidence() {
    return "relation:" + id;
  }
}
