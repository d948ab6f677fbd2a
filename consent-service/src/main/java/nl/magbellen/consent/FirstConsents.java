package nl.magbellen.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.magbellen.consent.refusal.ConsentRefusal.ValidUntilTooEarly;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Records consents, each once: what is sent again is the record that stands, with all that happened
 * to it, so that no repetition brings a withdrawn or disputed consent back to life. Every method
 * runs in the caller's transaction.
 */
@ApplicationScoped
public class FirstConsents {

  private static final String INSERT =
      """
      insert into consent (number_key, id, advertiser, subject, person, given_at, valid_until,
        channel, text_version, text_digest, standalone, first_call_within, number_cipher,
        source_cipher)
      values (:numberKey, :id, :advertiser, :subject, :person, :givenAt, :validUntil,
        :channel, :textVersion, :textDigest, :standalone, :firstCallWithin, :numberCipher,
        :sourceCipher)
      on conflict (number_key, advertiser, subject, given_at, text_version, person) do nothing
      """;

  /** The same consent under an older key of the number is the same record. */
  private static final String STANDING =
      """
      select id from consent
      where number_key = any(:numberKeys) and advertiser = :advertiser and subject = :subject
        and given_at = :givenAt and text_version is not distinct from :textVersion
        and person is not distinct from :person
      order by id limit 1
      """;

  /** A call reached another person there, after it was given and before it was recorded. */
  private static final String SUSPEND =
      """
      insert into consent_event
        (number_key, consent, kind, happened_at, advertiser, decision, recorded_by)
      select p.number_key, p.consent, 'DISPUTED', w.reached_at, w.advertiser, w.decision,
        w.recorded_by
      from consent_party p
        join wrong_person w on w.number_key = any(:numberKeys) and w.advertiser = p.advertiser
      where p.number_key = :numberKey and p.consent = :id and w.reached_at >= :givenAt
      """;

  private final TextArchive texts;
  private final ConsentLedger ledger;
  private final ConsentHistory history;
  private final NumberKeys keys;
  private final ConsentSecrets secrets;

  FirstConsents(
      TextArchive texts,
      ConsentLedger ledger,
      ConsentHistory history,
      NumberKeys keys,
      ConsentSecrets secrets) {
    this.texts = texts;
    this.ledger = ledger;
    this.history = history;
    this.keys = keys;
    this.secrets = secrets;
  }

  /**
   * Records a consent, or finds the record of it: that of the same number, advertiser, subject,
   * moment, version of the text and person.
   *
   * @throws RefusedException if its times contradict each other, if its text changed, or if it
   *     stands with other particulars
   */
  public Uni<Registration<UUID>> give(ConsentRequest request, String recordedBy) {
    requireConsistent(request);
    Consent consent = consent(request);
    return texts
        .keep(request.advertiser(), request.text())
        .invoke(version -> agreedTo(consent, request.text(), version))
        .chain(
            () ->
                Registration.once(
                    () -> standing(consent, request.number()),
                    consent.id,
                    () -> insert(consent),
                    () -> complete(consent, request, recordedBy)))
        .call(recorded -> recorded.isNew() ? nothing() : requireSame(recorded.record(), request));
  }

  /**
   * Ensures that the times of a consent do not contradict each other.
   *
   * @throws RefusedException if they do
   */
  void requireConsistent(ConsentRequest request) {
    if (request.validUntil() != null && !request.validUntil().isAfter(request.givenAt())) {
      throw new RefusedException(new ValidUntilTooEarly("givenAt"));
    }
    if (request.verification() != null && request.verification().verifies()) {
      ledger.requireVerifiable(
          request.verification(), "/verification/verifiedAt", request.givenAt());
    }
  }

  private Uni<UUID> standing(Consent consent, TelephoneNumber number) {
    return CurrentSession.sql(STANDING)
        .with("numberKeys", keys.values(number).toArray(UUID[]::new))
        .with("advertiser", consent.advertiser)
        .with("subject", consent.subject)
        .with("givenAt", consent.givenAt)
        .with("textVersion", consent.textVersion)
        .with("person", consent.person)
        .findOne(UUID.class);
  }

  private static Uni<Integer> insert(Consent consent) {
    return CurrentSession.sql(INSERT)
        .with("numberKey", consent.numberKey)
        .with("id", consent.id)
        .with("advertiser", consent.advertiser)
        .with("subject", consent.subject)
        .with("person", consent.person)
        .with("givenAt", consent.givenAt)
        .with("validUntil", consent.validUntil)
        .with("channel", consent.channel.name())
        .with("textVersion", consent.textVersion)
        .with("textDigest", consent.textDigest)
        .with("standalone", consent.standalone)
        .with("firstCallWithin", Objects.toString(consent.firstCallWithin, null))
        .with("numberCipher", consent.numberCipher)
        .with("sourceCipher", consent.sourceCipher)
        .execute();
  }

  private Uni<Void> complete(Consent consent, ConsentRequest request, String recordedBy) {
    List<Object> rows = new ArrayList<>();
    request.parties().forEach(advertiser -> rows.add(party(consent, advertiser)));
    rows.add(given(consent, recordedBy));
    Verification verification = request.verification();
    if (verification != null && verification.verifies()) {
      rows.add(ledger.verified(consent, null, verification, recordedBy));
    }
    return Consent.persist(rows)
        .chain(CurrentSession::flushAndForget)
        .chain(() -> suspend(consent, request.number()));
  }

  private Uni<Void> suspend(Consent consent, TelephoneNumber number) {
    return CurrentSession.sql(SUSPEND)
        .with("numberKeys", keys.values(number).toArray(UUID[]::new))
        .with("numberKey", consent.numberKey)
        .with("id", consent.id)
        .with("givenAt", consent.givenAt)
        .execute()
        .replaceWithVoid();
  }

  private Uni<Void> requireSame(UUID id, ConsentRequest told) {
    return history
        .find(id)
        .invoke(standing -> differences(standing, told).refuse(id))
        .replaceWithVoid();
  }

  /** In what a request differs from the record that stands. */
  Differences differences(RecordedConsent standing, ConsentRequest told) {
    Consent consent = standing.consent();
    var parties = new HashSet<String>();
    standing.parties().forEach(party -> parties.add(party.advertiser));
    Differences differences =
        new Differences()
            .compare("/channel", consent.channel, told.channel())
            .compare("/partners", parties, new HashSet<>(told.parties()))
            .compare("/source", secrets.openSource(consent.sourceCipher), told.source())
            .compare("/validUntil", consent.validUntil, told.validUntil());
    if (told.text() != null) {
      compareText(differences, consent, told.text());
    }
    return differences.require(
        "/verification",
        isOnRecord(standing, told.verification()),
        "must be left out, or as on record");
  }

  /** What is left out is as the record says. */
  private static void compareText(Differences differences, Consent consent, ConsentText told) {
    if (told.body() != null) {
      differences.require(
          "/text/body",
          TextArchive.isBody(told.body(), consent.textDigest),
          "must be the text that was on record when the consent was recorded");
    }
    if (told.standalone() != null) {
      differences.compare("/text/standalone", consent.standalone, told.standalone());
    }
    if (told.firstCallWithin() != null) {
      differences.require(
          "/text/firstCallWithin",
          consent.firstCallWithin != null
              && consent.firstCallWithin.normalized().equals(told.firstCallWithin().normalized()),
          "must be as it is in the record that stands");
    }
  }

  /** A verification that is sent with a repetition would lift a dispute unseen. */
  private boolean isOnRecord(RecordedConsent standing, Verification told) {
    return told == null
        || !told.verifies()
        || standing.events().stream()
            .filter(event -> event.kind == ConsentEvent.Kind.VERIFIED && event.advertiser == null)
            .anyMatch(event -> isSame(event, told));
  }

  private boolean isSame(ConsentEvent event, Verification told) {
    return event.method == told.method()
        && Differences.kept(told.verifiedAt()).equals(event.happenedAt)
        && Objects.equals(secrets.openEvidence(event.evidenceCipher), told.evidence());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** The record that a request makes; what its text stated is not in it yet. */
  Consent consent(ConsentRequest request) {
    Consent consent = new Consent();
    consent.id = Ids.next();
    consent.numberKey = keys.newest(request.number()).value();
    consent.numberCipher = secrets.sealNumber(request.number());
    consent.advertiser = request.advertiser();
    consent.subject = request.subject();
    consent.person = request.person();
    consent.givenAt = request.givenAt();
    consent.validUntil = request.validUntil();
    consent.channel = request.channel();
    consent.sourceCipher = secrets.sealSource(request.source());
    return consent;
  }

  /**
   * What the text stated is fixed with its version.
   *
   * @param told may be null
   * @param version null if it is not on record
   */
  static void agreedTo(Consent consent, ConsentText told, TextVersion version) {
    if (version != null) {
      consent.textVersion = version.version;
      consent.textDigest = version.digest;
      consent.standalone = version.standalone;
      consent.firstCallWithin = version.firstCallWithin;
    } else if (told != null) {
      consent.textVersion = told.version();
      consent.standalone = Boolean.TRUE.equals(told.standalone());
      consent.firstCallWithin = told.firstCallWithin();
    }
  }

  private static ConsentParty party(Consent consent, String advertiser) {
    ConsentParty party = new ConsentParty();
    party.numberKey = consent.numberKey;
    party.consent = consent.id;
    party.advertiser = advertiser;
    party.addressee = advertiser.equals(consent.advertiser);
    return party;
  }

  private static ConsentEvent given(Consent consent, String recordedBy) {
    ConsentEvent event =
        ConsentLedger.event(consent, ConsentEvent.Kind.GIVEN, consent.givenAt, null, recordedBy);
    event.channel = consent.channel.name();
    return event;
  }
}
