package nl.magbellen.objection.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.answer.AnswerState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
@Schema(name = "Complaint", description = "A complaint with what was found out and its answer")
public record ComplaintRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    @Schema(implementation = String.class, examples = "+31207001234")
        @Nullable TelephoneNumber callerId,
    Instant calledAt,
    boolean noConsent,
    boolean hadObjected,
    boolean notToldHowToStop,
    @Nullable Finding finding,
    @Nullable String advertiser,
    @Nullable String agency,
    @Nullable String telemarketer,
    @Nullable UUID decision,
    @Nullable Instant decidedAt,
    @Nullable String basis,
    List<String> reasonCodes,
    @Nullable Boolean rightToObjectOffered,
    @Nullable Instant objectedAt,
    Instant receivedAt,
    @Nullable String source,
    LocalDate dueOn,
    AnswerState state,
    boolean overdue,
    @Nullable String answer,
    @Nullable Instant answeredAt,
    Instant recordedAt) {

  public ComplaintRecord {
    reasonCodes = List.copyOf(reasonCodes);
  }
}
