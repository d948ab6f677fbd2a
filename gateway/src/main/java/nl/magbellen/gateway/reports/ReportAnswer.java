package nl.magbellen.gateway.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.gateway.outcome.OutcomeLedger.Written;
import nl.magbellen.gateway.outcome.OutcomeRecord;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one report of many.
 *
 * @param line where the report stands, from 1
 * @param result what became of it
 * @param id of the outcome; absent if none is on record
 * @param decision on which the call was made; absent if it was not found
 * @param objectionId the objection that is in force because of it; absent if none was made
 * @param requestedCall the requested call that a callback became; absent if none
 * @param violation what the call was made against; absent if nothing
 * @param status that a single report would have had; absent unless the result is ERROR
 * @param type the kind of error; absent unless the result is ERROR
 * @param detail what is wrong and what to do; absent unless the result is ERROR
 * @param errors the fields that are at fault; absent if no field is
 */
@Schema(name = "ReportAnswer", description = "The answer to one report of many")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportAnswer(
    long line,
    Result result,
    @Nullable UUID id,
    @Nullable UUID decision,
    @Nullable UUID objectionId,
    @Nullable UUID requestedCall,
    @Nullable Violation violation,
    @Nullable Integer status,
    @Nullable String type,
    @Nullable String detail,
    @JsonProperty @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  /** What became of a report. */
  @Schema(name = "ReportResult")
  public enum Result {
    /** It is on record. */
    CREATED,
    /** It was on record already; nothing changed. */
    SAME,
    /** No decision was found. What the consumer said is on record, the report is not. */
    NO_DECISION,
    /** It is not on record; the other fields say why. */
    ERROR
  }

  /** Copies the errors. */
  public ReportAnswer {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  static ReportAnswer of(long line, Written written) {
    OutcomeRecord record = written.record();
    return new ReportAnswer(
        line,
        written.isNew() ? Result.CREATED : Result.SAME,
        record.id(),
        record.decision(),
        record.objectionId(),
        record.requestedCall(),
        record.violation(),
        null,
        null,
        null,
        null);
  }

  /**
   * @param objection null if none was made
   */
  static ReportAnswer withoutDecision(long line, UUID objection) {
    return new ReportAnswer(
        line, Result.NO_DECISION, null, null, objection, null, null, null, null, null, null);
  }

  static ReportAnswer error(long line, Problem problem) {
    return new ReportAnswer(
        line,
        Result.ERROR,
        null,
        null,
        null,
        null,
        null,
        problem.status(),
        problem.type().toString(),
        problem.detail(),
        problem.errors());
  }
}
