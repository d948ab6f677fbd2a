package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.gateway.reports.ReportAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report that a dialer sent.
 *
 * @param id of the outcome; absent if none is on record
 * @param decision on which the call was made; absent if it was not found
 * @param objectionId the objection that is in force because of it; absent if none was made
 * @param violation what the call was made against; absent if nothing
 * @param unplaced under which id it is kept; absent if it was placed
 * @param cause why it could not be placed; absent if it was
 * @param detail the same, and what helps, for people
 * @param leftOut fields that were there and could not be read
 */
@Schema(name = "HookAnswer", description = "What became of a report that a dialer sent")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record HookAnswer(
    Result result,
    @Nullable UUID id,
    @Nullable UUID decision,
    @Nullable UUID objectionId,
    @Nullable Violation violation,
    @Nullable UUID unplaced,
    @Nullable UnplacedCause cause,
    @Nullable String detail,
    List<String> leftOut) {

  /** What became of it. */
  @Schema(name = "HookResult")
  enum Result {
    /** It is on record. */
    CREATED,
    /** It was on record already; nothing changed. */
    SAME,
    /** It is of no outcome: a call that came in, or one that goes on. */
    PASSED_OVER,
    /** It could not be placed, and is kept until it is. */
    KEPT,
    /** A person has ended the same report before. */
    ENDED
  }

  HookAnswer {
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
  }

  static HookAnswer of(Attempt.Placed placed) {
    ReportAnswer answer = placed.answer();
    return new HookAnswer(
        answer.result() == ReportAnswer.Result.CREATED ? Result.CREATED : Result.SAME,
        answer.id(),
        answer.decision(),
        answer.objectionId(),
        answer.violation(),
        null,
        null,
        null,
        placed.leftOut());
  }

  static HookAnswer passedOver() {
    return new HookAnswer(Result.PASSED_OVER, null, null, null, null, null, null, null, null);
  }

  static HookAnswer ended(UUID unplaced) {
    return new HookAnswer(Result.ENDED, null, null, null, null, unplaced, null, null, null);
  }

  static HookAnswer kept(UUID unplaced, Attempt.NotPlaced not) {
    return new HookAnswer(
        Result.KEPT,
        null,
        null,
        not.objectionId(),
        null,
        unplaced,
        not.cause(),
        not.cause().detail(),
        not.report() == null ? null : not.report().leftOut());
  }

  /** Whether it should be sent again: what it says is not in force yet, and soon may be. */
  boolean needsToComeAgain() {
    return cause != null && cause.passes();
  }

  /** On one line. */
  String line() {
    return switch (result) {
      case CREATED, SAME -> result + " " + id;
      case PASSED_OVER -> result.name();
      case KEPT -> result + " " + cause + " " + unplaced;
      case ENDED -> result + " " + unplaced;
    };
  }
}
