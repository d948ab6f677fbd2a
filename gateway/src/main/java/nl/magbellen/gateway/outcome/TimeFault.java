package nl.magbellen.gateway.outcome;

import java.time.Instant;
import java.util.Optional;
import nl.magbellen.service.api.LegalTimeValidation;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Why the times of a reported call cannot be. Such a report is not taken, but what the consumer
 * said in the call is: a dialer whose clock is wrong must not cost an objection.
 */
enum TimeFault {
  BEGAN_AHEAD("/startedAt", "PAST_OR_PRESENT", "The call cannot begin after now."),
  ENDED_AHEAD("/endedAt", "PAST_OR_PRESENT", "The call cannot end after now."),
  BEGAN_AFTER_THE_END("/startedAt", "AFTER_THE_END", "The call cannot have begun after it ended."),
  BEFORE_THE_DECISION(
      "/endedAt",
      "BEFORE_THE_DECISION",
      "The call cannot have ended before the instant that the decision is about.");

  private final String pointer;
  private final String code;
  private final String message;

  TimeFault(String pointer, String code, String message) {
    this.pointer = pointer;
    this.code = code;
    this.message = message;
  }

  /**
   * What is wrong with the times of a report, first fault first.
   *
   * @param now by our clock, from which theirs may differ by {@link LegalTimeValidation#TOLERANCE}
   */
  static Optional<TimeFault> of(Report report, Instant now) {
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

  /**
   * The refusal of the report.
   *
   * @param objected whether the objection in it is on record now
   */
  RefusedException refusal(boolean objected) {
    return RefusedException.invalidField(
        pointer,
        code,
        objected
            ? message + " The objection is on record all the same; send the outcome again."
            : message);
  }
}
