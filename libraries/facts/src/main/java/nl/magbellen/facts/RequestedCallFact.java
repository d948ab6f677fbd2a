package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The consumer's own request to be called.
 *
 * @param validUntil first instant at which it no longer holds; null for no end of its own
 * @param usedAt when the call asked for was made; null when not yet
 * @param pendingDecision the decision whose permit was the last to hold it; null when none does,
 *     and in facts that were logged before permits did
 * @param pendingUntil first instant at which that permit holds it no longer, which may have passed;
 *     null when none does
 */
public record RequestedCallFact(
    UUID id,
    String subject,
    Instant requestedAt,
    Instant validUntil,
    Instant usedAt,
    UUID pendingDecision,
    Instant pendingUntil)
    implements Evidence {

  public RequestedCallFact {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(requestedAt, "requestedAt");
  }

  /** Whether a permit that was given for this call may still be used at this instant. */
  public boolean isPendingAt(Instant at) {
    return pendingUntil != null && pendingUntil.isAfter(at);
  }

  /** The same, held by the permit of this decision until then; both null for none. */
  public RequestedCallFact heldBy(UUID decision, Instant until) {
    return new RequestedCallFact(id, subject, requestedAt, validUntil, usedAt, decision, until);
  }

  /** The same, used then; null for not yet. */
  public RequestedCallFact usedAt(Instant used) {
    return new RequestedCallFact(
        id, subject, requestedAt, validUntil, used, pendingDecision, pendingUntil);
  }

  /** The same, used at that instant at the latest if it was used. */
  RequestedCallFact usedBy(Instant latest) {
    return usedAt == null || !usedAt.isAfter(latest) ? this : usedAt(latest);
  }

  @Override
  public String evidence() {
    return "requested-call:" + id;
  }
}
