package nl.magbellen.consent.proofrequest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import nl.magbellen.consent.Consent;
import nl.magbellen.consent.ConsentSecrets;
import nl.magbellen.consent.refusal.ConsentRefusal.DeliveredTooEarly;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.RefusedException;

/** Writes requests for proof and their delivery, in the caller's transaction. */
@ApplicationScoped
public class ProofRequestLedger {

  static final String PURPOSE = "proof-request.number";

  private static final String EVENT =
      """
      insert into proof_request_event (number_key, proof_request, kind, happened_at, recorded_by)
      values (:numberKey, :id, 'REQUESTED', :at, :recordedBy)
      """;

  private static final String DELIVER =
      """
      with delivered as (
        update proof_request set delivered_at = greatest(requested_at, :at)
        where %s and delivered_at is null
        returning number_key, id, delivered_at
      )
      insert into proof_request_event (number_key, proof_request, kind, happened_at, recorded_by)
      select number_key, id, 'DELIVERED', delivered_at, :recordedBy from delivered
      """;

  private final ProofTerm term;
  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final ConsentSecrets secrets;

  ProofRequestLedger(ProofTerm term, NumberKeys keys, NumberCipher cipher, ConsentSecrets secrets) {
    this.term = term;
    this.keys = keys;
    this.cipher = cipher;
    this.secrets = secrets;
  }

  /**
   * Records that proof of one consent was asked.
   *
   * @param advertiser who must give it: the addressee of the consent, or one of its partners
   * @return the request's id
   */
  public Uni<UUID> ask(
      Consent consent,
      String advertiser,
      Instant requestedAt,
      AskedThrough channel,
      String recordedBy) {
    ProofRequest request = request(advertiser, requestedAt, channel);
    request.consent = consent.id;
    request.numberKey = consent.numberKey;
    request.numberCipher = cipher.encrypt(secrets.openNumber(consent.numberCipher), PURPOSE);
    return write(request, recordedBy);
  }

  /**
   * Records that proof was asked of whatever the advertiser has on record for a number.
   *
   * @return the request's id
   */
  public Uni<UUID> ask(
      TelephoneNumber number,
      String advertiser,
      Instant requestedAt,
      AskedThrough channel,
      String recordedBy) {
    ProofRequest request = request(advertiser, requestedAt, channel);
    request.numberKey = keys.newest(number).value();
    request.numberCipher = cipher.encrypt(number, PURPOSE);
    return write(request, recordedBy);
  }

  private ProofRequest request(String advertiser, Instant requestedAt, AskedThrough channel) {
    ProofRequest request = new ProofRequest();
    request.id = Ids.next();
    request.advertiser = advertiser;
    request.requestedAt = requestedAt;
    request.channel = channel;
    request.dueOn = term.dueOn(DutchTime.dateOf(requestedAt));
    return request;
  }

  private static Uni<UUID> write(ProofRequest request, String recordedBy) {
    return request
        .persist()
        .chain(CurrentSession::flushAndForget)
        .chain(
            () ->
                CurrentSession.sql(EVENT)
                    .with("numberKey", request.numberKey)
                    .with("id", request.id)
                    .with("at", request.requestedAt)
                    .with("recordedBy", recordedBy)
                    .execute())
        .replaceWith(request.id);
  }

  /**
   * Records that a request was answered; the first delivery counts.
   *
   * @throws RefusedException if it was answered before it was asked
   */
  public Uni<Void> deliver(ProofRequestRecord request, Instant deliveredAt, String recordedBy) {
    if (deliveredAt.isBefore(request.requestedAt())) {
      throw new RefusedException(new DeliveredTooEarly());
    }
    return CurrentSession.sql(DELIVER.formatted("id = :id"))
        .with("id", request.id())
        .with("at", deliveredAt)
        .with("recordedBy", recordedBy)
        .execute()
        .chain(CurrentSession::flushAndForget);
  }

  /** Records that the holder of a number got the proof of a consent: every open request is met. */
  public Uni<Void> deliverAll(
      Collection<UUID> numberKeys, UUID consent, Instant deliveredAt, String recordedBy) {
    return CurrentSession.sql(
            DELIVER.formatted("number_key in (:numberKeys) and consent = :consent"))
        .with("numberKeys", numberKeys)
        .with("consent", consent)
        .with("at", deliveredAt)
        .with("recordedBy", recordedBy)
        .execute()
        .replaceWithVoid();
  }
}
