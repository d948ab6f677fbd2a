package nl.magbellen.objection.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.answer.AnswerState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A complaint with what was found out and its answer.
 *
 * @param callerId the number that was shown; null when none was
 * @param finding null until it could be looked up
 * @param advertiser about whose call; null when that is not known: an operator answers then
 * @param decision on which the call was made; null when nobody asked, like what follows
 * @param basis what a permit rested on
 * @param reasonCodes why the call was not allowed
 * @param rightToObjectOffered as the call's report says; null when it does not
 * @param objectedAt since when an objection was in force when it rang; null for none
 * @param dueOn the last day for the answer, local date in Europe/Amsterdam
 */
@Schema(
    name = "Complaint",
    description = "A complaint with what was found out and its answer",
    requiredProperties = {
      "id",
      "number",
      "calledAt",
      "noConsent",
      "hadObjected",
      "notToldHowToStop",
      "reasonCodes",
      "receivedAt",
      "dueOn",
      "state",
      "overdue",
      "recordedAt"
    })
public record ComplaintRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    @Schema(implementation = String.class, examples = "+31207001234", nullable = true)
        TelephoneNumber callerId,
    Instant calledAt,
    boolean noConsent,
    boolean hadObjected,
    boolean notToldHowToStop,
    @Schema(nullable = true) Finding finding,
    @Schema(nullable = true) String advertiser,
    @Schema(nullable = true) String agency,
    @Schema(nullable = true) String telemarketer,
    @Schema(nullable = true) UUID decision,
    @Schema(nullable = true) Instant decidedAt,
    @Schema(nullable = true) String basis,
    List<String> reasonCodes,
    @Schema(nullable = true) Boolean rightToObjectOffered,
    @Schema(nullable = true) Instant objectedAt,
    Instant receivedAt,
    @Schema(nullable = true) String source,
    LocalDate dueOn,
    AnswerState state,
    boolean overdue,
    @Schema(nullable = true) String answer,
    @Schema(nullable = true) Instant answeredAt,
    Instant recordedAt) {

  public ComplaintRecord {
    reasonCodes = List.copyOf(reasonCodes);
  }
}
