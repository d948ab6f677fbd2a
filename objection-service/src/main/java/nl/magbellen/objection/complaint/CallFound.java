package nl.magbellen.objection.complaint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was found out about a call.
 *
 * @param finding null when it could not be looked up
 * @param advertiser who had the call made; null when not known, or when it may be one of several
 * @param decision on which it was made; null when nobody asked, like what follows
 * @param basis what a permit rested on; null without
 * @param reasons why the call was not allowed, by code
 * @param offered whether the right to object was offered in the call; null when not reported
 */
public record CallFound(
    Finding finding,
    String advertiser,
    String agency,
    String telemarketer,
    UUID decision,
    Instant decidedAt,
    String basis,
    List<String> reasons,
    Boolean offered) {

  /** What could not be looked up. */
  static final CallFound NOT_LOOKED_UP =
      new CallFound(null, null, null, null, null, null, null, List.of(), null);

  public CallFound {
    reasons = List.copyOf(reasons);
  }

  /** Nobody asked. */
  static CallFound notAsked(Finding finding, String advertiser, String agency) {
    return new CallFound(finding, advertiser, agency, null, null, null, null, List.of(), null);
  }

  /** The same for an advertiser that says itself that the complaint is about its call. */
  CallFound of(String other) {
    if (advertiser != null && !advertiser.equals(other)) {
      return notAsked(Finding.NOT_ASKED, other, null);
    }
    return new CallFound(
        finding == Finding.CALLER_UNKNOWN ? Finding.NOT_ASKED : finding,
        other,
        agency,
        telemarketer,
        decision,
        decidedAt,
        basis,
        reasons,
        offered);
  }
}
