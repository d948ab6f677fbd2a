package nl.magbellen.consent.door;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.ConsentHistory;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.consent.ConsentViews;
import nl.magbellen.consent.RecordedConsent;
import nl.magbellen.consent.door.HolderRecords.HolderConsent;
import nl.magbellen.consent.door.HolderRecords.HolderProofRequest;
import nl.magbellen.consent.door.HolderRecords.HolderPublication;
import nl.magbellen.consent.door.HolderRecords.HolderRelation;
import nl.magbellen.consent.door.HolderRecords.HolderText;
import nl.magbellen.consent.door.HolderRecords.HolderVerification;
import nl.magbellen.consent.proofrequest.ProofRequestHistory;
import nl.magbellen.consent.publishednumber.PublishedNumber;
import nl.magbellen.consent.publishednumber.PublishedNumberLedger;
import nl.magbellen.consent.relation.CustomerRelation;
import nl.magbellen.service.problem.ProblemException;

/** Finds what is on record for a proven number, in the caller's session. */
@ApplicationScoped
class RecordsOfHolder {

  private final ConsentHistory consents;
  private final ConsentViews views;
  private final ProofRequestHistory proofRequests;
  private final PublishedNumberLedger publishedNumbers;

  RecordsOfHolder(
      ConsentHistory consents,
      ConsentViews views,
      ProofRequestHistory proofRequests,
      PublishedNumberLedger publishedNumbers) {
    this.consents = consents;
    this.views = views;
    this.proofRequests = proofRequests;
    this.publishedNumbers = publishedNumbers;
  }

  /** Everything of the number, oldest first. */
  Uni<HolderRecords> all(List<UUID> numberKeys) {
    return consentsOf(numberKeys)
        .flatMap(
            given ->
                relationsOf(numberKeys)
                    .flatMap(
                        relations ->
                            proofRequestsOf(numberKeys)
                                .flatMap(
                                    asked ->
                                        publicationsOf(numberKeys)
                                            .map(
                                                published ->
                                                    new HolderRecords(
                                                        given, relations, asked, published)))));
  }

  /**
   * A consent of the number.
   *
   * @throws ProblemException 404 if there is none with this id, or it is another number's
   */
  Uni<RecordedConsent> consent(UUID id, List<UUID> numberKeys) {
    return consents
        .find(id)
        .map(
            found -> {
              if (found == null || !numberKeys.contains(found.consent().numberKey)) {
                throw ProblemException.notFound("There is no such consent for this number.");
              }
              return found;
            });
  }

  /** The consent as its number's holder may see it: with every party, as its addressee sees it. */
  ConsentRecord view(RecordedConsent consent) {
    return views.of(consent, consent.consent().advertiser::equals);
  }

  private Uni<List<HolderConsent>> consentsOf(List<UUID> numberKeys) {
    return consents
        .ofNumber(numberKeys)
        .map(found -> found.stream().map(this::view).map(RecordsOfHolder::shown).toList());
  }

  private static HolderConsent shown(ConsentRecord consent) {
    return new HolderConsent(
        consent.id(),
        consent.advertiser(),
        consent.subject(),
        consent.givenAt(),
        consent.channel(),
        consent.text() == null
            ? null
            : new HolderText(consent.text().version(), consent.text().body()),
        consent.verification() == null
            ? null
            : new HolderVerification(
                consent.verification().method(), consent.verification().verifiedAt()),
        consent.withdrawnAt(),
        consent.disputedAt(),
        consent.validUntil(),
        consent.partners());
  }

  private static Uni<List<HolderRelation>> relationsOf(List<UUID> numberKeys) {
    return CustomerRelation.<CustomerRelation>find("numberKey in ?1 order by id", numberKeys)
        .list()
        .map(found -> found.stream().map(RecordsOfHolder::shown).toList());
  }

  private static HolderRelation shown(CustomerRelation relation) {
    return new HolderRelation(
        relation.id,
        relation.advertiser,
        relation.subject,
        relation.kind,
        relation.startedAt,
        relation.endedAt);
  }

  private Uni<List<HolderPublication>> publicationsOf(List<UUID> numberKeys) {
    return publishedNumbers
        .ofNumber(numberKeys)
        .map(found -> found.stream().map(RecordsOfHolder::shown).toList());
  }

  private static HolderPublication shown(PublishedNumber published) {
    return new HolderPublication(
        published.id,
        List.of(published.advertisers),
        published.holder,
        published.url,
        published.seenAt,
        published.statedPurpose,
        List.of(published.subjects));
  }

  private Uni<List<HolderProofRequest>> proofRequestsOf(List<UUID> numberKeys) {
    return proofRequests
        .ofNumber(numberKeys)
        .map(found -> found.stream().map(HolderProofRequest::of).toList());
  }
}
