package nl.magbellen.question;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a question but the callee: nothing in it says who is called, so that it may be kept in the
 * clear.
 *
 * @param callerId what the callee will see
 * @param advertiser id of the advertiser for whom the call is made
 * @param agency id of the agency or intermediary that calls; null when the advertiser calls itself
 * @param telemarketer id of the person who calls; null when not named
 * @param purpose why the call is made
 * @param subject what the call is about; null only for {@code SERVICE} and {@code RESEARCH}
 * @param calleeKind what the caller knows about the callee
 * @param person the advertiser's own reference of the person to be called; null when not named
 * @param caller who or what speaks on the calling side
 * @param calleeMinor true when the callee is known or suspected to be a minor
 * @param at the instant of the call, to the microsecond
 * @param reference the asker's own reference, given back as it came; null when absent
 * @param campaign id of the dialer's campaign that stood for fields of the question; null for none
 * @param telemarketers ids of the agents who were logged in to that campaign, one of whom will
 *     speak; empty when the telemarketer is named, without a campaign, and in terms that were
 *     logged before there were any
 */
public record Terms(
    CallerId callerId,
    String advertiser,
    @Nullable String agency,
    @Nullable String telemarketer,
    Purpose purpose,
    @Nullable String subject,
    CalleeKind calleeKind,
    @Nullable String person,
    Caller caller,
    boolean calleeMinor,
    Instant at,
    @Nullable String reference,
    @Nullable String campaign,
    List<String> telemarketers) {

  public Terms {
    requireNonNull(callerId, "callerId");
    requireNonNull(advertiser, "advertiser");
    requireNonNull(purpose, "purpose");
    requireNonNull(calleeKind, "calleeKind");
    requireNonNull(caller, "caller");
    requireNonNull(at, "at");
    telemarketers =
        telemarketers == null || telemarketer != null ? List.of() : List.copyOf(telemarketers);
    if (subject == null && purpose.offers()) {
      throw new IllegalArgumentException("a " + purpose + " call has a subject");
    }
  }

  /**
   * The terms of a call by a human about whose callee nothing is known.
   *
   * @param agency null when the advertiser calls itself
   * @param subject null only for {@code SERVICE} and {@code RESEARCH}
   */
  public static Terms of(
      CallerId callerId,
      String advertiser,
      String agency,
      Purpose purpose,
      String subject,
      Instant at) {
    return new Terms(
        callerId,
        advertiser,
        agency,
        null,
        purpose,
        subject,
        CalleeKind.UNKNOWN,
        null,
        Caller.HUMAN,
        false,
        at,
        null,
        null,
        List.of());
  }

  /** The same for another instant of the call. */
  public Terms at(Instant otherInstant) {
    return new Terms(
        callerId,
        advertiser,
        agency,
        telemarketer,
        purpose,
        subject,
        calleeKind,
        person,
        caller,
        calleeMinor,
        otherInstant,
        reference,
        campaign,
        telemarketers);
  }

  /**
   * The same, asked in a campaign.
   *
   * @param id of the campaign
   * @param loggedIn ids of the agents who are logged in to it
   */
  public Terms inCampaign(String id, List<String> loggedIn) {
    return new Terms(
        callerId,
        advertiser,
        agency,
        telemarketer,
        purpose,
        subject,
        calleeKind,
        person,
        caller,
        calleeMinor,
        at,
        reference,
        id,
        loggedIn);
  }
}
