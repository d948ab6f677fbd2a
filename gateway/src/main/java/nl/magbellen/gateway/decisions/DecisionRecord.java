package nl.magbellen.gateway.decisions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.outcome.OutcomeRecord;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision on record as clients read it: the answer as it was given, and the question to it.
 *
 * @param askedBy the client, by its token
 * @param outcomes what was reported about the call, oldest first; null in a list
 */
@Schema(
    description = "A decision on record: the answer as it was given, and the question to it",
    requiredProperties = {
      "id",
      "decision",
      "at",
      "decidedAt",
      "rulebook",
      "binding",
      "reasons",
      "obligations",
      "question",
      "askedBy"
    })
public record DecisionRecord(
    @JsonUnwrapped CallPermission answer,
    AskedQuestion question,
    String askedBy,
    @Schema(nullable = true) List<OutcomeRecord> outcomes) {

  /** The question as it was understood. */
  public record AskedQuestion(
      String callee,
      @Schema(nullable = true) String callerId,
      String advertiser,
      @Schema(nullable = true) String agency,
      @Schema(nullable = true) String telemarketer,
      Purpose purpose,
      @Schema(nullable = true) String subject,
      CalleeKind calleeKind,
      @Schema(nullable = true) String person,
      Caller caller,
      boolean calleeMinor) {}

  static DecisionRecord of(LoggedDecision logged, List<OutcomeRecord> outcomes) {
    Question q = logged.question();
    return new DecisionRecord(
        logged.answer(),
        new AskedQuestion(
            q.callee().text(),
            q.callerId().text(),
            q.advertiser(),
            q.agency(),
            q.telemarketer(),
            q.purpose(),
            q.subject(),
            q.calleeKind(),
            q.person(),
            q.caller(),
            q.calleeMinor()),
        logged.askedBy(),
        outcomes);
  }
}
