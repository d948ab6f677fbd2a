package nl.magbellen.gateway.log;

import java.time.Instant;
import java.util.List;
import nl.magbellen.decision.Verdict;
import nl.magbellen.question.Purpose;
import nl.magbellen.rulebook.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That somebody asked whether it may call the number, and the answer. It says nothing of the person
 * for whom the call was meant, nor who of the caller's people asked.
 *
 * @param agency null when the advertiser asked for itself
 * @param at when the call was to be made
 * @param subject null for a purpose that has none
 * @param callerId the number from which the call was to be made; null when withheld
 * @param reasonCodes why not; empty on PERMIT
 */
@Schema(description = "That somebody asked whether it may call the number, and the answer")
public record AskedAboutNumber(
    String advertiser,
    @Schema(nullable = true) String agency,
    Instant at,
    Instant decidedAt,
    Verdict decision,
    Purpose purpose,
    @Schema(nullable = true) String subject,
    @Schema(nullable = true) String callerId,
    List<ReasonCode> reasonCodes) {

  /** Copies the reason codes. */
  public AskedAboutNumber {
    reasonCodes = List.copyOf(reasonCodes);
  }
}
