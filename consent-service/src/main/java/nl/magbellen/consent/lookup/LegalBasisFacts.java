package nl.magbellen.consent.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.Channel;
import nl.magbellen.consent.VerificationMethod;
import nl.magbellen.consent.balancetest.AdviceOutcome;
import nl.magbellen.consent.relation.RelationKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is on record for a number and an advertiser, whatever the subject and whether or not it
 * still holds: facts, never verdicts. Every list is in the order of ids.
 *
 * @param consents given to the advertiser, or to another that named it as a partner
 * @param relations the advertiser's own
 * @param requestedCalls from the advertiser
 * @param balanceTests the advertiser's, whatever the number
 * @param publishedNumbers of the number, recorded by the advertiser's own clients
 */
public record LegalBasisFacts(
    List<ConsentFact> consents,
    List<RelationFact> relations,
    List<RequestedCallFact> requestedCalls,
    List<BalanceTestFact> balanceTests,
    List<PublishedNumberFact> publishedNumbers) {

  /**
   * A consent.
   *
   * @param advertiser to whom it was given
   * @param textOnRecord whether the exact text of its version was on record when it was recorded
   * @param verifications those that hold for the asked advertiser, oldest first
   * @param disputes when whoever holds the number said to have given none, oldest first; a later
   *     verification lifts one
   * @param withdrawnAt as it holds for the asked advertiser; null if not withdrawn
   * @param uses when calls for the asked advertiser were connected on it, oldest first
   */
  public record ConsentFact(
      UUID id,
      String advertiser,
      String subject,
      String person,
      Instant givenAt,
      Instant validUntil,
      Channel channel,
      String textVersion,
      boolean textOnRecord,
      boolean standalone,
      @Schema(implementation = String.class, examples = "P6M") Period firstCallWithin,
      List<VerificationFact> verifications,
      List<Instant> disputes,
      Instant withdrawnAt,
      List<Instant> uses) {}

  /** That the giver of a consent was verified to be the person called. */
  public record VerificationFact(VerificationMethod method, Instant verifiedAt) {}

  /** A customer relation; {@code endedAt} is null while it runs. */
  public record RelationFact(
      UUID id,
      String subject,
      String person,
      RelationKind kind,
      Instant startedAt,
      Instant endedAt,
      boolean numberFromSale,
      boolean optOutOffered) {}

  /**
   * A requested call.
   *
   * @param usedAt null while it was not made
   * @param pendingDecision the decision whose permit was the last to hold it; null when none does
   * @param pendingUntil the first instant at which that permit no longer holds it, which may have
   *     passed; null when none does
   */
  public record RequestedCallFact(
      UUID id,
      String subject,
      Instant requestedAt,
      Instant validUntil,
      Instant usedAt,
      UUID pendingDecision,
      Instant pendingUntil) {}

  /**
   * A balance test.
   *
   * @param heldOn local date in Europe/Amsterdam
   * @param advice the committee's advice on it; null when none is on file
   */
  public record BalanceTestFact(
      UUID id,
      String subject,
      LocalDate heldOn,
      @Schema(implementation = String.class, examples = "P2Y") Period term,
      CommitteeAdviceFact advice) {}

  /**
   * The committee's advice on a balance test.
   *
   * @param outcome as it stands on record, also when a newer release wrote it: a test that is left
   *     out would bring back the one before it
   * @param term the customer term that it advised on
   * @param givenOn local date in Europe/Amsterdam
   */
  public record CommitteeAdviceFact(
      @Schema(implementation = AdviceOutcome.class) String outcome,
      @Schema(implementation = String.class, examples = "P5Y") Period term,
      LocalDate givenOn,
      String reference) {}

  /**
   * That the holder of a business number published it for calls.
   *
   * @param kvk the holder's number in the trade register
   * @param pageSha256 SHA-256 of the page as it was seen, 64 hexadecimal digits
   * @param subjects what the stated purpose covers
   */
  public record PublishedNumberFact(
      UUID id,
      String holder,
      String kvk,
      String url,
      String pageSha256,
      Instant seenAt,
      String statedPurpose,
      List<String> subjects) {}
}
