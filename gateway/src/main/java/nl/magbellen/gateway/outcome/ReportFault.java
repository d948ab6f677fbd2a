package nl.magbellen.gateway.outcome;

import java.time.Instant;
import java.util.Optional;
import nl.magbellen.gateway.refusal.GatewayRefusal.AdvertiserNotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.OutcomeNotTaken;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.api.LegalTimeValidation;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Why a reported call cannot be as it is told. Such a report is not taken, but what the consumer
 * said in the call is: a dialer whose clock is wrong must not cost an objection.
 */
enum ReportFault {
  BEGAN_AHEAD("/startedAt", "PAST_OR_PRESENT", "The call cannot begin after now."),
  ENDED_AHEAD("/endedAt", "PAST_OR_PRESENT", "The call cannot end after now."),
  BEGAN_AFTER_THE_END("/startedAt", "AFTER_THE_END", "The call cannot have begun after it ended."),
  BEFORE_THE_DECISION(
      "/endedAt",
      "BEFORE_THE_DECISION",
      "The call cannot have ended before the instant that the decision is about."),
  ANSWERED_OUTSIDE(
      "/answeredAt",
      "OUTSIDE_THE_CALL",
      "The call cannot be answered before it began or after its end."),
  NOT_SAID_WHETHER_CONNECTED(
      "/connected",
      "REQUIRED",
      "Neither the report nor a table of dispositions says whether the consumer was reached."),
  CALLBACK_OF_NOBODY(
      "/callback", "NOT_CONNECTED", "Nobody was reached who could ask for a callback."),
  CALLBACK_WITHOUT_SUBJECT(
      "/callback",
      "NO_SUBJECT",
      "The call had no subject, so nobody can ask to be called about it."),
  CALLBACK_ENDS_TOO_EARLY(
      "/callback/until",
      "TOO_EARLY",
      "The callback cannot end before this call did, or before its time."),
  CALLBACK_BY_NOBODY("/callback", "ADVERTISER_NOT_REGISTERED", "There is no such advertiser."),
  CALLBACK_BY_UNKNOWN(
      "/callback", "ADVERTISER_UNKNOWN", "Whether there is such an advertiser cannot be asked.");

  private final String pointer;
  private final String code;
  private final String message;

  ReportFault(String pointer, String code, String message) {
    this.pointer = pointer;
    this.code = code;
    this.message = message;
  }

  /**
   * What is wrong with a report, first fault first.
   *
   * @param now by our clock, from which theirs may differ by {@link LegalTimeValidation#TOLERANCE}
   */
  static Optional<ReportFault> of(Report report, Instant now) {
    return ofTimes(report, now).or(() -> ofRest(report));
  }

  private static Optional<ReportFault> ofTimes(Report report, Instant now) {
    Instant began = report.said().startedAt();
    Instant ended = report.said().endedAt();
    Instant latest = now.plus(LegalTimeValidation.TOLERANCE);
    if (began != null && began.isAfter(latest)) {
      return Optional.of(BEGAN_AHEAD);
    }
    if (ended != null && ended.isAfter(latest)) {
      return Optional.of(ENDED_AHEAD);
    }
    if (began != null && ended != null && began.isAfter(ended)) {
      return Optional.of(BEGAN_AFTER_THE_END);
    }
    Instant earliest = report.answer().at().minus(LegalTimeValidation.TOLERANCE);
    return report.isAboutNow() && report.endedAt().isBefore(earliest)
        ? Optional.of(BEFORE_THE_DECISION)
        : Optional.empty();
  }

  private static Optional<ReportFault> ofRest(Report report) {
    Instant began = report.said().startedAt();
    Instant answered = report.said().answeredAt();
    Instant latest = report.endedAt().plus(LegalTimeValidation.TOLERANCE);
    if (answered != null
        && (answered.isAfter(latest) || began != null && answered.isBefore(began))) {
      return Optional.of(ANSWERED_OUTSIDE);
    }
    return report.saysWhetherConnected()
        ? ofCallback(report)
        : Optional.of(NOT_SAID_WHETHER_CONNECTED);
  }

  private static Optional<ReportFault> ofCallback(Report report) {
    Callback callback = report.said().callback();
    if (callback == null) {
      return Optional.empty();
    }
    if (!report.connected()) {
      return Optional.of(CALLBACK_OF_NOBODY);
    }
    if (report.terms().subject() == null) {
      return Optional.of(CALLBACK_WITHOUT_SUBJECT);
    }
    boolean isTooEarly =
        !callback.until().isAfter(report.endedAt())
            || callback.at() != null && callback.at().isAfter(callback.until());
    return isTooEarly ? Optional.of(CALLBACK_ENDS_TOO_EARLY) : Optional.empty();
  }

  /**
   * What is wrong with a callback, by who is registered: a request that is nobody's would become
   * the legal basis of whoever is registered under that id later.
   */
  static Optional<ReportFault> ofCallback(Standing advertiser) {
    return switch (advertiser) {
      case REGISTERED -> Optional.empty();
      case NOT_REGISTERED -> Optional.of(CALLBACK_BY_NOBODY);
      case UNKNOWN -> Optional.of(CALLBACK_BY_UNKNOWN);
    };
  }

  /**
   * The refusal of the report.
   *
   * @param objected whether the objection in it is on record now
   */
  RefusedException refusal(boolean objected) {
    if (this == CALLBACK_BY_NOBODY) {
      return new RefusedException(new AdvertiserNotRegistered());
    }
    if (this == CALLBACK_BY_UNKNOWN) {
      return new RefusedException(new OutcomeNotTaken("callback"));
    }
    return RefusedException.invalidField(
        pointer,
        code,
        objected
            ? message + " The objection is on record all the same; send the outcome again."
            : message);
  }
}
