package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * An objection to being called.
 *
 * @param advertiser against whom, or {@code *} for all
 * @param receivedAt from when it counts
 * @param liftedAt when the consumer's express statement lifted it; null while it stands
 * @param channel through which it came
 */
public record ObjectionFact(
    UUID id, String advertiser, Instant receivedAt, Instant liftedAt, ObjectionChannel channel)
    implements Evidence {

  public ObjectionFact {
    requireNonNull(id, "id");
    requireNonNull(advertiser, "advertiser");
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(channel, "channel");
  }

  /** The same, received at that instant at the latest. */
  public ObjectionFact receivedBy(Instant latest) {
    return receivedAt.isAfter(latest)
        ? new ObjectionFact(id, advertiser, latest, liftedAt, channel)
        : this;
  }

  @Override
  public String evidence() {
    return "objection:" + id;
  }
}
