package nl.magbellen.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.magbellen.consent.refusal.ConsentRefusal.DisputedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.VerifiedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.WithdrawnTooEarly;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes what happens to consents. Every method runs in the caller's transaction; writers of one
 * consent wait for each other at its row.
 */
@ApplicationScoped
public class ConsentLedger {

  private static final String WITHDRAWN_EARLIER =
      """
      update consent_party set withdrawn_at = least(withdrawn_at, :withdrawnAt)
      where number_key = :numberKey and consent = :consent and advertiser in (:advertisers)
      """;

  private final ConsentSecrets secrets;
  private final Duration verifiedBefore;
  private final InstantSource time;

  ConsentLedger(
      ConsentSecrets secrets,
      @ConfigProperty(name = "magbellen.consent.verified-before") Duration verifiedBefore,
      InstantSource time) {
    this.secrets = secrets;
    this.verifiedBefore = verifiedBefore;
    this.time = time;
  }

  /**
   * Ensures that something was verified, and in time.
   *
   * @throws RefusedException without an instant, or if it was too long before the consent
   */
  void requireVerifiable(Verification verification, String pointer, Instant givenAt) {
    if (verification.verifiedAt() == null) {
      throw RefusedException.invalidField(
          pointer, "NOT_NULL", "must not be null unless the method is NONE");
    }
    if (verification.verifiedAt().isBefore(givenAt.minus(verifiedBefore))) {
      throw new RefusedException(new VerifiedTooEarly(verifiedBefore));
    }
  }

  /**
   * Records that the giver was verified: for every party if the client acts for the addressee, else
   * for the partners for whom it acts.
   *
   * @throws RefusedException if nothing was verified, or if it was too long before the consent
   */
  public Uni<Void> verify(
      RecordedConsent recorded,
      Verification verification,
      Predicate<String> actsFor,
      String recordedBy) {
    if (!verification.verifies()) {
      throw RefusedException.invalidField(
          "/method", "NOTHING_VERIFIED", "must name how it was verified; NONE verifies nothing");
    }
    requireVerifiable(verification, "/verifiedAt", recorded.consent().givenAt);
    return lock(recorded)
        .chain(
            () ->
                Consent.persist(
                    holders(recorded, actsFor)
                        .map(
                            holder ->
                                verified(recorded.consent(), holder, verification, recordedBy))))
        .chain(CurrentSession::flushAndForget);
  }

  /**
   * Withdraws a consent: for every party if the client acts for the addressee, else for the
   * partners for whom it acts. The earliest withdrawal counts, whenever it is recorded; one that
   * lies ahead of our clock counts from now, while its event keeps the instant that was sent.
   *
   * @throws RefusedException if it was withdrawn before it was given
   */
  public Uni<Void> withdraw(
      RecordedConsent recorded,
      WithdrawalRequest withdrawal,
      Predicate<String> actsFor,
      String recordedBy) {
    if (withdrawal.withdrawnAt().isBefore(recorded.consent().givenAt)) {
      throw new RefusedException(new WithdrawnTooEarly());
    }
    return lock(recorded)
        .chain(
            () ->
                Consent.persist(
                    holders(recorded, actsFor)
                        .map(
                            holder ->
                                withdrawn(recorded.consent(), holder, withdrawal, recordedBy))))
        .chain(() -> withdrawParties(recorded, counted(withdrawal.withdrawnAt()), actsFor))
        .chain(CurrentSession::flushAndForget);
  }

  /**
   * Records that the present holder of the number says that the giver was another. It holds for
   * every party, until a later verification.
   *
   * @throws RefusedException if it was disputed before it was given
   */
  public Uni<Void> dispute(RecordedConsent recorded, Instant disputedAt, String recordedBy) {
    Consent consent = recorded.consent();
    if (disputedAt.isBefore(consent.givenAt)) {
      throw new RefusedException(new DisputedTooEarly());
    }
    return lock(recorded)
        .chain(
            () ->
                Consent.persist(
                    event(consent, ConsentEvent.Kind.DISPUTED, disputedAt, null, recordedBy)))
        .chain(CurrentSession::flushAndForget);
  }

  /** The client's clock may be ahead of ours, but nothing that ends a consent waits for that. */
  private Instant counted(Instant told) {
    Instant now = time.instant();
    return told.isAfter(now) ? now : told;
  }

  private static Uni<Consent> lock(RecordedConsent recorded) {
    return Consent.findById(recorded.consent().id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Uni<Integer> withdrawParties(
      RecordedConsent recorded, Instant withdrawnAt, Predicate<String> actsFor) {
    List<String> advertisers =
        recorded.partiesOf(actsFor).stream().map(party -> party.advertiser).toList();
    return CurrentSession.sql(WITHDRAWN_EARLIER)
        .with("withdrawnAt", withdrawnAt)
        .with("numberKey", recorded.consent().numberKey)
        .with("consent", recorded.consent().id)
        .with("advertisers", advertisers)
        .execute();
  }

  /** For whom an event holds: null for every party. */
  private static Stream<String> holders(RecordedConsent recorded, Predicate<String> actsFor) {
    return recorded.actsForAll(actsFor)
        ? Stream.of((String) null)
        : recorded.partiesOf(actsFor).stream().map(party -> party.advertiser);
  }

  /** The event of a verification; for every party if {@code advertiser} is null. */
  ConsentEvent verified(
      Consent consent, String advertiser, Verification verification, String recordedBy) {
    ConsentEvent event =
        event(
            consent, ConsentEvent.Kind.VERIFIED, verification.verifiedAt(), advertiser, recordedBy);
    event.method = verification.method();
    event.evidenceCipher = secrets.sealEvidence(verification.evidence());
    return event;
  }

  private static ConsentEvent withdrawn(
      Consent consent, String advertiser, WithdrawalRequest withdrawal, String recordedBy) {
    ConsentEvent event =
        event(
            consent, ConsentEvent.Kind.WITHDRAWN, withdrawal.withdrawnAt(), advertiser, recordedBy);
    event.channel = withdrawal.channel().name();
    return event;
  }

  static ConsentEvent event(
      Consent consent,
      ConsentEvent.Kind kind,
      Instant happenedAt,
      String advertiser,
      String recordedBy) {
    ConsentEvent event = new ConsentEvent();
    event.numberKey = consent.numberKey;
    event.consent = consent.id;
    event.kind = kind;
    event.happenedAt = happenedAt;
    event.advertiser = advertiser;
    event.recordedBy = recordedBy;
    return event;
  }
}
