package nl.magbellen.gateway.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The consumer's own request to be called.
 *
 * @param validUntil first instant at which it no longer holds; null for no end of its own
 * @param usedAt when the call asked for was made; null when not yet
 */
public record RequestedCallFact(
    UUID id, String subject, Instant requestedAt, Instant validUntil, Instant usedAt)
    implements Evidence {

  public RequestedCallFact {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(requestedAt, "requestedAt");
  }

  @Override
  public String evidence() {
    return "requested-call:" + id;
  }
}
