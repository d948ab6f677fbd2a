package nl.magbellen.site.service;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * An objection as its number's holder may see it: without what others wrote about it.
 *
 * @param against whose calls
 * @param channel how it was received, as the register names it
 * @param receivedAt in force from here
 * @param liftedAt null while in force
 */
public record SiteObjection(
    UUID id,
    TelephoneNumber number,
    Party against,
    String channel,
    Instant receivedAt,
    Instant liftedAt) {

  /** Whether it is against everybody. */
  public boolean isForEverybody() {
    return against.isEverybody();
  }

  /** The advertiser's id, or {@code *} for everybody. */
  public String advertiser() {
    return against.id();
  }

  /** Whether it still counts. */
  public boolean isInForce() {
    return liftedAt == null;
  }
}
