package nl.magbellen.site.object;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.site.service.Party;

/**
 * What a signed receipt says. The number is not in it: {@code numberDigest} is what somebody who
 * knows the number can check, base64url of SHA-256 over {@code <objection>:<E.164>}.
 *
 * @param iss who signed it
 * @param jti the same as {@code objection}
 * @param iat when, in seconds since 1970
 * @param objection the objection's id
 * @param advertiser whose calls; {@code *} for everybody's
 * @param receivedAt in force from here
 * @param channel how it was received
 */
public record Receipt(
    String iss,
    String jti,
    long iat,
    String type,
    UUID objection,
    String advertiser,
    Instant receivedAt,
    String channel,
    String numberDigest) {

  static final String TYPE = "magbellen-objection-receipt";

  /** Whether the objection is against everybody. */
  public boolean isForEverybody() {
    return new Party(advertiser).isEverybody();
  }
}
