package nl.magbellen.consent.consumer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.magbellen.consent.ConsentHistory;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.consent.ConsentViews;
import nl.magbellen.consent.RecordedConsent;
import nl.magbellen.consent.consumer.HolderRecords.HolderConsent;
import nl.magbellen.consent.consumer.HolderRecords.HolderProofRequest;
import nl.magbellen.consent.consumer.HolderRecords.HolderPublication;
import nl.magbellen.consent.consumer.HolderRecords.HolderRelation;
import nl.magbellen.consent.consumer.HolderRecords.HolderRequestedCall;
import nl.magbellen.consent.consumer.HolderRecords.HolderText;
import nl.magbellen.consent.consumer.HolderRecords.HolderVerification;
import nl.magbellen.consent.consumer.HolderRecords.HolderWrongPerson;
import nl.magbellen.consent.proof.ProvenRecord;
import nl.magbellen.consent.proofrequest.ProofRequestHistory;
import nl.magbellen.consent.publishednumber.PublishedNumber;
import nl.magbellen.consent.publishednumber.PublishedNumberLedger;
import nl.magbellen.consent.refusal.ConsentRefusal.NoSuchConsentOfNumber;
import nl.magbellen.consent.relation.CustomerRelation;
import nl.magbellen.consent.requestedcall.RequestedCall;
import nl.magbellen.consent.wrongperson.ReachedPerson;
import nl.magbellen.service.refusal.RefusedException;

/** Finds what is on record for a proven number, in the caller's session. */
@ApplicationScoped
class HolderRecordsQuery {

  private final ConsentHistory consents;
  private final ConsentViews views;
  private final ProofRequestHistory proofRequests;
  private final PublishedNumberLedger publishedNumbers;

  HolderRecordsQuery(
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
    return Uni.combine()
        .all()
        .unis(
            consentsOf(numberKeys),
            relationsOf(numberKeys),
            proofRequestsOf(numberKeys),
            publicationsOf(numberKeys),
            requestedCallsOf(numberKeys),
            wrongPersonsOf(numberKeys))
        // they share one session, which does one thing at a time
        .usingConcurrencyOf(1)
        .with(HolderRecords::new);
  }

  /**
   * A consent of the number.
   *
   * @throws RefusedException if there is none with this id, or it is another number's
   */
  Uni<RecordedConsent> consent(UUID id, List<UUID> numberKeys) {
    return consents
        .find(id)
        .map(
            found -> {
              if (found == null || !numberKeys.contains(found.consent().numberKey)) {
                throw new RefusedException(new NoSuchConsentOfNumber());
              }
              return found;
            });
  }

  /** What became of the consent of a genuine proof; not genuine if it is on no record. */
  Uni<ProofCheck> check(ProvenRecord proven) {
    return consents
        .find(proven.consent())
        .map(found -> found == null ? ProofCheck.NOT_GENUINE : ProofCheck.of(proven, view(found)));
  }

  /** The consent as its number's holder may see it: with every party, as its addressee sees it. */
  ConsentRecord view(RecordedConsent consent) {
    return views.of(consent, consent.consent().advertiser::equals);
  }

  private Uni<List<HolderConsent>> consentsOf(List<UUID> numberKeys) {
    return consents
        .ofNumber(numberKeys)
        .map(found -> found.stream().map(this::view).map(HolderRecordsQuery::shown).toList());
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
        consent.partners(),
        consent.source() == null ? null : website(consent.source().url()));
  }

  /** The site alone: the rest of an address may tell who filled in the form. */
  private static String website(String address) {
    try {
      URI url = URI.create(Objects.requireNonNullElse(address, ""));
      boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return isWeb && url.getHost() != null ? url.getScheme() + "://" + url.getHost() : null;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  private static Uni<List<HolderRelation>> relationsOf(List<UUID> numberKeys) {
    return CustomerRelation.<CustomerRelation>find("numberKey in ?1 order by id", numberKeys)
        .list()
        .map(found -> found.stream().map(HolderRecordsQuery::shown).toList());
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
        .map(found -> found.stream().map(HolderRecordsQuery::shown).toList());
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

  private static Uni<List<HolderRequestedCall>> requestedCallsOf(List<UUID> numberKeys) {
    return RequestedCall.<RequestedCall>find("numberKey in ?1 order by id", numberKeys)
        .list()
        .map(found -> found.stream().map(HolderRecordsQuery::shown).toList());
  }

  private static HolderRequestedCall shown(RequestedCall requested) {
    return new HolderRequestedCall(
        requested.id,
        requested.advertiser,
        requested.subject,
        requested.requestedAt,
        requested.validUntil,
        requested.usedAt);
  }

  private static Uni<List<HolderWrongPerson>> wrongPersonsOf(List<UUID> numberKeys) {
    return ReachedPerson.ofNumber(numberKeys)
        .map(found -> found.stream().map(HolderRecordsQuery::shown).toList());
  }

  private static HolderWrongPerson shown(ReachedPerson reached) {
    return new HolderWrongPerson(reached.id, reached.advertiser, reached.reachedAt, reached.minor);
  }

  private Uni<List<HolderProofRequest>> proofRequestsOf(List<UUID> numberKeys) {
    return proofRequests
        .ofNumber(numberKeys)
        .map(found -> found.stream().map(HolderProofRequest::of).toList());
  }
}
