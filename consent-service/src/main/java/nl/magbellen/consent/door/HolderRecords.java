package nl.magbellen.consent.door;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.Channel;
import nl.magbellen.consent.VerificationMethod;
import nl.magbellen.consent.proofrequest.ProofRequestRecord;
import nl.magbellen.consent.proofrequest.ProofRequestState;
import nl.magbellen.consent.relation.RelationKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is on record for a number, as whoever holds it now may see it. The number may have had
 * another holder: nothing here tells who that was, but for the business that published it.
 */
@Schema(name = "DoorRecords")
public record HolderRecords(
    List<HolderConsent> consents,
    List<HolderRelation> relations,
    List<HolderProofRequest> proofRequests,
    List<HolderPublication> publishedNumbers) {

  /**
   * A consent.
   *
   * @param text what was agreed to; null if no text was named
   * @param verification the earliest; null if none
   * @param withdrawnAt from when it no longer holds; null if it does
   * @param disputedAt since when it is suspended; null if it is not
   * @param partners the advertisers that the text named beside the addressee
   */
  @Schema(name = "DoorConsent")
  public record HolderConsent(
      UUID id,
      String advertiser,
      String subject,
      Instant givenAt,
      Channel channel,
      HolderText text,
      HolderVerification verification,
      Instant withdrawnAt,
      Instant disputedAt,
      Instant validUntil,
      List<String> partners) {}

  /** A text; the body is null if it is not on record. */
  @Schema(name = "DoorText")
  public record HolderText(String version, String body) {}

  /** How and when it was verified who consented. */
  @Schema(name = "DoorVerification")
  public record HolderVerification(VerificationMethod method, Instant verifiedAt) {}

  /** A customer relation; {@code endedAt} is null while it runs. */
  @Schema(name = "DoorRelation")
  public record HolderRelation(
      UUID id,
      String advertiser,
      String subject,
      RelationKind kind,
      Instant startedAt,
      Instant endedAt) {}

  /**
   * That the number was published as a business number.
   *
   * @param advertisers for whose calls it counts; {@code *} for everybody's
   * @param holder by whom it was published, as the advertiser says
   */
  @Schema(name = "DoorPublishedNumber")
  public record HolderPublication(
      UUID id,
      List<String> advertisers,
      String holder,
      String url,
      Instant seenAt,
      String statedPurpose,
      List<String> subjects) {}

  /**
   * A request for proof.
   *
   * @param dueOn local date in Europe/Amsterdam
   */
  @Schema(name = "DoorProofRequested")
  public record HolderProofRequest(
      UUID id,
      UUID consent,
      Instant requestedAt,
      LocalDate dueOn,
      ProofRequestState state,
      boolean overdue) {

    static HolderProofRequest of(ProofRequestRecord request) {
      return new HolderProofRequest(
          request.id(),
          request.consent(),
          request.requestedAt(),
          request.dueOn(),
          request.state(),
          request.overdue());
    }
  }
}
