package nl.magbellen.gateway.decisions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.outcome.OutcomeRecord;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision on record as clients read it: the answer as it was given, and the question to it.
 *
 * @param askedBy the client, by its token
 * @param outcomes what was reported about the call, oldest first; null in a list
 */
@Schema(description = "A decision on record: the answer as it was given, and the question to it")
public record DecisionRecord(
    @JsonUnwrapped CallPermission answer,
    AskedQuestion question,
    String askedBy,
    @Nullable List<OutcomeRecord> outcomes) {

  /** The question as it was understood; its instant and its reference stand in the answer. */
  public record AskedQuestion(
      String callee, @JsonUnwrapped @JsonIgnoreProperties({"at", "reference"}) Terms terms) {}

  static DecisionRecord of(LoggedDecision logged, List<OutcomeRecord> outcomes) {
    Question question = logged.question();
    return new DecisionRecord(
        logged.answer(),
        new AskedQuestion(question.callee().text(), question.terms()),
        logged.askedBy(),
        outcomes);
  }
}
