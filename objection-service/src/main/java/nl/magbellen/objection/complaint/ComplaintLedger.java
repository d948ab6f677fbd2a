package nl.magbellen.objection.complaint;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.Channel;
import nl.magbellen.objection.answer.AnswerTerms;
import nl.magbellen.objection.answer.Answers;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.idempotency.Registration;

/** Writes complaints, in the caller's transaction. */
@ApplicationScoped
public class ComplaintLedger {

  static final String PURPOSE = "complaint.number";

  private static final String STANDING =
      "select id from Complaint where numberKey in :numberKeys and calledAt = :calledAt";

  private static final String INSERT =
      """
      insert into complaint
        (number_key, id, number_cipher, caller_key, caller_cipher, called_at, no_consent,
        had_objected, not_told, received_at, source, due_on, advertiser, recorded_by)
      values
        (:numberKey, :id, :numberCipher, cast(:callerKey as uuid), cast(:callerCipher as bytea),
        :calledAt, :noConsent, :hadObjected, :notTold, :receivedAt, :source, :dueOn, :advertiser,
        :recordedBy)
      on conflict do nothing
      """;

  private static final String SETTLE =
      """
      update complaint
      set finding = :finding, advertiser = :advertiser, agency = :agency,
        telemarketer = :telemarketer, decision = :decision,
        decided_at = :decidedAt, basis = :basis, reason_codes = :reasons,
        offered = :offered, objected_at = :objectedAt
      where id = :id and finding is null
      """;

  private static final String OBJECTED =
      """
      select receivedAt from Objection
      where numberKey in :numberKeys and advertiser in :advertisers
        and receivedAt <= :calledAt and (liftedAt is null or liftedAt >= :calledAt)
        and channel <> :register
      order by receivedAt
      """;

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final AnswerTerms terms;
  private final Answers answers;
  private final ComplaintHistory history;

  ComplaintLedger(
      NumberKeys keys,
      NumberCipher cipher,
      AnswerTerms terms,
      Answers answers,
      ComplaintHistory history) {
    this.keys = keys;
    this.cipher = cipher;
    this.terms = terms;
    this.answers = answers;
    this.history = history;
  }

  /**
   * A call as somebody complains about it.
   *
   * @param caller the number that was shown; null when none was
   * @param source where the evidence is; may be null
   * @param advertiser who says that the complaint is about its call; null when nobody says
   */
  public record Received(
      TelephoneNumber number,
      TelephoneNumber caller,
      Instant calledAt,
      boolean noConsent,
      boolean hadObjected,
      boolean notTold,
      Instant receivedAt,
      String source,
      String advertiser,
      String recordedBy) {}

  /** Registers a complaint; one about the same call that stands already is returned as it is. */
  public Uni<Registration<ComplaintRecord>> register(Received received, CallFound found) {
    UUID id = Ids.next();
    return insert(id, received)
        .flatMap(
            inserted ->
                inserted == 0
                    ? standing(received).map(record -> new Registration<>(record, false))
                    : answers
                        .happened(
                            Answers.Subject.COMPLAINT,
                            id,
                            Answers.Kind.RECEIVED,
                            received.receivedAt(),
                            received.recordedBy())
                        .chain(
                            () ->
                                settle(
                                    id,
                                    received.number(),
                                    received.calledAt(),
                                    found,
                                    received.receivedAt()))
                        .chain(() -> history.find(id))
                        .map(record -> new Registration<>(record, true)));
  }

  private Uni<Integer> insert(UUID id, Received received) {
    TelephoneNumber caller = received.caller();
    return CurrentSession.sql(INSERT)
        .with("numberKey", keys.newest(received.number()).value())
        .with("id", id)
        .with("numberCipher", cipher.encrypt(received.number(), PURPOSE))
        .with("callerKey", caller == null ? null : keys.newest(caller).value().toString())
        .with("callerCipher", caller == null ? null : cipher.encrypt(caller, PURPOSE))
        .with("calledAt", received.calledAt())
        .with("noConsent", received.noConsent())
        .with("hadObjected", received.hadObjected())
        .with("notTold", received.notTold())
        .with("receivedAt", received.receivedAt())
        .with("source", received.source())
        .with("dueOn", terms.ofComplaint(received.receivedAt()))
        .with("advertiser", received.advertiser())
        .with("recordedBy", received.recordedBy())
        .execute();
  }

  private Uni<ComplaintRecord> standing(Received received) {
    return CurrentSession.select(STANDING, UUID.class)
        .with("numberKeys", keys.values(received.number()))
        .with("calledAt", received.calledAt())
        .findFirst()
        .flatMap(history::find);
  }

  /** Records what was found out, once; nothing as long as nothing could be looked up. */
  public Uni<Void> settle(
      UUID id, TelephoneNumber number, Instant calledAt, CallFound found, Instant now) {
    if (found.finding() == null) {
      return Uni.createFrom().voidItem();
    }
    return objectedAt(number, calledAt, found.advertiser())
        .flatMap(
            objectedAt ->
                CurrentSession.sql(SETTLE)
                    .with("finding", found.finding().name())
                    .with("advertiser", found.advertiser())
                    .with("agency", found.agency())
                    .with("telemarketer", found.telemarketer())
                    .with("decision", found.decision())
                    .with("decidedAt", found.decidedAt())
                    .with("basis", found.basis())
                    .with("reasons", reasons(found))
                    .with("offered", found.offered())
                    .with("objectedAt", objectedAt)
                    .with("id", id)
                    .execute())
        .chain(
            () ->
                answers.happened(
                    Answers.Subject.COMPLAINT, id, Answers.Kind.LOOKED_UP, now, "magbellen"))
        .chain(CurrentSession::flushAndForget);
  }

  private Uni<Instant> objectedAt(TelephoneNumber number, Instant calledAt, String advertiser) {
    return CurrentSession.select(OBJECTED, Instant.class)
        .with("numberKeys", keys.values(number))
        .with(
            "advertisers", advertiser == null ? Set.of(Client.ALL) : Set.of(Client.ALL, advertiser))
        .with("calledAt", calledAt)
        .with("register", Channel.NATIONAL_REGISTER)
        .findFirst();
  }

  private static String reasons(CallFound found) {
    return found.reasons().isEmpty() ? null : String.join(",", found.reasons());
  }
}
