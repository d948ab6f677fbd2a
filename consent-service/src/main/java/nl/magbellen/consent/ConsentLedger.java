package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.magbellen.service.problem.ProblemException;
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
  private final Clock clock;
  private final Duration verifiedBefore;

  ConsentLedger(
      ConsentSecrets secrets,
      Clock clock,
      @ConfigProperty(name = "magbellen.consent.verified-before") Duration verifiedBefore) {
    this.secrets = secrets;
    this.clock = clock;
    this.verifiedBefore = verifiedBefore;
  }

  /**
   * Sees to it that something was verified, and in time.
   *
   * @throws ProblemException 400 without an instant, 422 if it was too long before the consent
   */
  void requireVerifiable(Verification verification, String pointer, Instant givenAt) {
    if (verification.verifiedAt() == null) {
      throw ProblemException.invalidField(
          pointer, "NOT_NULL", "must not be null unless the method is NONE");
    }
    if (verification.verifiedAt().isBefore(givenAt.minus(verifiedBefore))) {
      throw ProblemException.unprocessable(
          "verified-too-early",
          "A consent cannot be verified more than %s before it was given."
              .formatted(verifiedBefore));
    }
  }

  /**
   * Records that the giver was verified: for every party if the client acts for the addressee, else
   * for the partners for whom it acts.
   *
   * @throws ProblemException 400 if nothing was verified, 422 if it was too long before the consent
   */
  public Uni<Void> verify(
      RecordedConsent recorded,
      Verification verification,
      Predicate<String> actsFor,
      String recordedBy) {
    if (!verification.verifies()) {
      throw ProblemException.invalidField(
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
        .chain(ConsentLedger::flushAndForget);
  }

  /**
   * Withdraws a consent: for every party if the client acts for the addressee, else for the
   * partners for whom it acts. The earliest withdrawal counts, whenever it is told; one that lies
   * ahead of our clock counts from now, while its event keeps what was told.
   *
   * @throws ProblemException 422 if it was withdrawn before it was given
   */
  public Uni<Void> withdraw(
      RecordedConsent recorded,
      WithdrawalRequest withdrawal,
      Predicate<String> actsFor,
      String recordedBy) {
    if (withdrawal.withdrawnAt().isBefore(recorded.consent().givenAt)) {
      throw ProblemException.unprocessable(
          "withdrawn-too-early", "A consent cannot be withdrawn before it was given.");
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
        .chain(ConsentLedger::flushAndForget);
  }

  /**
   * Records that whoever holds the number now says that the giver was another. It holds for every
   * party, until a later verification.
   *
   * @throws ProblemException 422 if it was disputed before it was given
   */
  public Uni<Void> dispute(RecordedConsent recorded, Instant disputedAt, String recordedBy) {
    Consent consent = recorded.consent();
    if (disputedAt.isBefore(consent.givenAt)) {
      throw ProblemException.unprocessable(
          "disputed-too-early", "A consent cannot be disputed before it was given.");
    }
    return lock(recorded)
        .chain(
            () ->
                Consent.persist(
                    event(consent, ConsentEvent.Kind.DISPUTED, disputedAt, null, recordedBy)))
        .chain(ConsentLedger::flushAndForget);
  }

  /** The client's clock may be ahead of ours, but nothing that ends a consent waits for that. */
  private Instant counted(Instant told) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return told.isAfter(now) ? now : told;
  }

  private static Uni<Consent> lock(RecordedConsent recorded) {
    return Consent.findById(recorded.consent().id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Uni<Integer> withdrawParties(
      RecordedConsent recorded, Instant withdrawnAt, Predicate<String> actsFor) {
    List<String> advertisers =
        recorded.partiesOf(actsFor).stream().map(party -> party.advertiser).toList();
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(WITHDRAWN_EARLIER)
                    .setParameter("withdrawnAt", withdrawnAt)
                    .setParameter("numberKey", recorded.consent().numberKey)
                    .setParameter("consent", recorded.consent().id)
                    .setParameter("advertisers", advertisers)
                    .executeUpdate());
  }

  /** What was written stands in the database only, so that it is read from there. */
  static Uni<Void> flushAndForget() {
    return Panache.getSession().flatMap(session -> session.flush().invoke(session::clear));
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
