package nl.magbellen.site.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * A complaint as the number's holder may see it: without which telemarketer it was, and without
 * what others wrote about it.
 *
 * @param finding PERMITTED, DENIED, NOT_ASKED, CALLER_UNKNOWN; null until it could be looked up
 * @param advertiser who had the call made; null when that is not known
 * @param decidedAt when it was decided whether the call might be made; null when nobody asked
 * @param basis what a permit rested on; null without
 * @param reasons why the call was not allowed, by code
 * @param offered whether the right to object was offered, as the caller reported; null if it did
 *     not
 * @param objectedAt since when an objection was in force when it rang; null for none
 * @param dueOn the last day for the answer
 * @param answer null until there is one
 */
public record SiteComplaint(
    UUID id,
    TelephoneNumber number,
    ToldCall call,
    String finding,
    String advertiser,
    Instant decidedAt,
    String basis,
    List<String> reasons,
    Boolean offered,
    Instant objectedAt,
    Instant receivedAt,
    LocalDate dueOn,
    String answer,
    Instant answeredAt) {

  public SiteComplaint {
    reasons = List.copyOf(reasons);
  }

  /** Whether there is an answer. */
  public boolean isAnswered() {
    return answeredAt != null;
  }

  /** The number that was shown; null when none was. */
  public TelephoneNumber caller() {
    return call.caller();
  }
}
