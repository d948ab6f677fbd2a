package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * That a call for the advertiser reached another person on the number than the one who consented,
 * or a minor.
 *
 * @param id UUIDv7 of the report
 * @param reachedAt when that call was
 * @param minor whether a minor was reached
 */
public record WrongPersonFact(UUID id, Instant reachedAt, boolean minor) implements Evidence {

  public WrongPersonFact {
    requireNonNull(id, "id");
    requireNonNull(reachedAt, "reachedAt");
  }

  /** The same, at that instant at the latest. */
  WrongPersonFact reachedBy(Instant latest) {
    return reachedAt.isAfter(latest) ? new WrongPersonFact(id, latest, minor) : this;
  }

  @Override
  public String evidence() {
    return "wrong-person:" + id;
  }
}
