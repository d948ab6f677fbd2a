package nl.magbellen.question;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * May this call be made at this instant?
 *
 * @param callee who is called
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
 */
public record Question(
    Callee callee,
    CallerId callerId,
    String advertiser,
    String agency,
    String telemarketer,
    Purpose purpose,
    String subject,
    CalleeKind calleeKind,
    String person,
    Caller caller,
    boolean calleeMinor,
    Instant at,
    String reference) {

  public Question {
    requireNonNull(callee, "callee");
    requireNonNull(callerId, "callerId");
    requireNonNull(advertiser, "advertiser");
    requireNonNull(purpose, "purpose");
    requireNonNull(calleeKind, "calleeKind");
    requireNonNull(caller, "caller");
    requireNonNull(at, "at");
    if (subject == null && offers(purpose)) {
      throw new IllegalArgumentException("a " + purpose + " call has a subject");
    }
  }

  /** The same question for another instant of the call. */
  public Question askedFor(Instant otherInstant) {
    return new Question(
        callee,
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
        reference);
  }

  /** True when a call with this purpose offers something, so that the question needs a subject. */
  public static boolean offers(Purpose purpose) {
    return switch (purpose) {
      case COMMERCIAL, CHARITABLE, IDEAL -> true;
      case SERVICE, RESEARCH -> false;
    };
  }
}
