package nl.magbellen.consent.consumer;

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
 * What is on record for a number, as its present holder may see it. The number may have had another
 * holder: nothing here shows who that was, but for the business that published it.
 */
@Schema(name = "ConsumerRecords")
public record HolderRecords(
    List<HolderConsent> consents,
    List<HolderRelation> relations,
    List<HolderProofRequest> proofRequests,
    List<HolderPublication> publishedNumbers,
    List<HolderRequestedCall> requestedCalls,
    List<HolderWrongPerson> wrongPersons) {

  /**
   * A consent.
   *
   * @param text what was agreed to; null if no text was named
   * @param verification the earliest; null if none
   * @param withdrawnAt from when it no longer holds; null if it does
   * @param disputedAt since when it is suspended; null if it is not
   * @param partners the advertisers that the text named beside the addressee
   * @param website of the site where it was given, without path or query, which may tell who gave
   *     it; null if none is on record
   */
  @Schema(name = "ConsumerConsent")
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
      List<String> partners,
      @Schema(examples = "https://www.zonnestroom.example") String website) {}

  /** A text; the body is null if it is not on record. */
  @Schema(name = "ConsumerText")
  public record HolderText(String version, String body) {}

  /** How and when it was verified who consented. */
  @Schema(name = "ConsumerVerification")
  public record HolderVerification(VerificationMethod method, Instant verifiedAt) {}

  /** A customer relation; {@code endedAt} is null while it runs. */
  @Schema(name = "ConsumerRelation")
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
  @Schema(name = "ConsumerPublishedNumber")
  public record HolderPublication(
      UUID id,
      List<String> advertisers,
      String holder,
      String url,
      Instant seenAt,
      String statedPurpose,
      List<String> subjects) {}

  /** A call that was asked for; {@code usedAt} is null until it was made. */
  @Schema(name = "ConsumerRequestedCall")
  public record HolderRequestedCall(
      UUID id,
      String advertiser,
      String subject,
      Instant requestedAt,
      Instant validUntil,
      Instant usedAt) {}

  /**
   * That an advertiser reported of a call that another person was reached than the one who
   * consented.
   *
   * @param minor whether it was a minor
   */
  @Schema(name = "ConsumerWrongPerson")
  public record HolderWrongPerson(UUID id, String advertiser, Instant reachedAt, boolean minor) {}

  /**
   * A request for proof.
   *
   * @param dueOn local date in Europe/Amsterdam
   */
  @Schema(name = "ConsumerProofRequested")
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
