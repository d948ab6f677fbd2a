package nl.magbellen.consent.relation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.Differences;
import nl.magbellen.consent.refusal.ConsentRefusal.EndedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.RelationEnded;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/** Writes customer relations and their ends; every method runs in the caller's transaction. */
@ApplicationScoped
public class RelationLedger {

  /** Of the numbers of relations, as they are kept. */
  public static final String PURPOSE = "relation.number";

  private static final String INSERT =
      """
      insert into customer_relation (number_key, id, advertiser, subject, person, kind, started_at,
        ended_at, number_from_sale, opt_out_offered, number_cipher)
      values (:numberKey, :id, :advertiser, :subject, :person, :kind, :startedAt,
        :endedAt, :numberFromSale, :optOutOffered, :numberCipher)
      on conflict (number_key, advertiser, subject, kind, started_at) do nothing
      """;

  /** The same relation under an older key of the number is the same record. */
  private static final String STANDING =
      """
      select id from customer_relation
      where number_key = any(:numberKeys) and advertiser = :advertiser and subject = :subject
        and kind = :kind and started_at = :startedAt
      order by id limit 1
      """;

  private final NumberKeys keys;
  private final NumberCipher cipher;

  RelationLedger(NumberKeys keys, NumberCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * Records a relation, running or ended, or finds the record of it: that of the same number,
   * advertiser, subject, kind and start.
   *
   * @throws RefusedException if it ended before it began, or if it stands with other particulars
   */
  public Uni<Registration<UUID>> start(RelationRequest request, String recordedBy) {
    requireConsistent(request);
    CustomerRelation relation = relation(request);
    List<Object> events = new ArrayList<>();
    events.add(event(relation, RelationEvent.Kind.STARTED, request.startedAt(), recordedBy));
    if (request.endedAt() != null) {
      events.add(event(relation, RelationEvent.Kind.ENDED, request.endedAt(), recordedBy));
    }
    return Registration.once(
            () -> standing(relation, request.number()),
            relation.id,
            () -> insert(relation),
            () -> RelationEvent.persist(events).chain(CurrentSession::flushAndForget))
        .call(recorded -> recorded.isNew() ? nothing() : requireSame(recorded.record(), request));
  }

  private Uni<UUID> standing(CustomerRelation relation, TelephoneNumber number) {
    return CurrentSession.sql(STANDING)
        .with("numberKeys", keys.values(number).toArray(UUID[]::new))
        .with("advertiser", relation.advertiser)
        .with("subject", relation.subject)
        .with("kind", relation.kind.name())
        .with("startedAt", relation.startedAt)
        .findOne(UUID.class);
  }

  private static Uni<Integer> insert(CustomerRelation relation) {
    return CurrentSession.sql(INSERT)
        .with("numberKey", relation.numberKey)
        .with("id", relation.id)
        .with("advertiser", relation.advertiser)
        .with("subject", relation.subject)
        .with("person", relation.person)
        .with("kind", relation.kind.name())
        .with("startedAt", relation.startedAt)
        .with("endedAt", relation.endedAt)
        .with("numberFromSale", relation.numberFromSale)
        .with("optOutOffered", relation.optOutOffered)
        .with("numberCipher", relation.numberCipher)
        .execute();
  }

  private static Uni<Void> requireSame(UUID id, RelationRequest told) {
    return CustomerRelation.<CustomerRelation>findById(id)
        .invoke(standing -> requireSame(standing, told))
        .replaceWithVoid();
  }

  /**
   * Ensures that a request is as the record that stands; an end that is not sent again still
   * stands.
   *
   * @throws RefusedException if it differs
   */
  static void requireSame(CustomerRelation standing, RelationRequest told) {
    Differences differences =
        new Differences()
            .compare("/person", standing.person, told.person())
            .compare("/numberFromSale", standing.numberFromSale, told.numberFromSale())
            .compare("/optOutOffered", standing.optOutOffered, told.optOutOffered());
    if (told.endedAt() != null) {
      differences.compare("/endedAt", standing.endedAt, told.endedAt());
    }
    differences.refuse(standing.id);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /**
   * Ends a relation; the same end, sent again, changes nothing.
   *
   * @throws RefusedException if it ended at another instant, or before it began
   */
  public Uni<Void> end(UUID id, Instant endedAt, String recordedBy) {
    return CustomerRelation.<CustomerRelation>findById(id)
        .call(CurrentSession::lockAsItIsNow)
        .flatMap(relation -> end(relation, endedAt, recordedBy))
        .chain(CurrentSession::flushAndForget);
  }

  private Uni<Void> end(CustomerRelation relation, Instant endedAt, String recordedBy) {
    requireAfterStart(relation.startedAt, endedAt);
    if (relation.endedAt == null) {
      relation.endedAt = endedAt;
      return event(relation, RelationEvent.Kind.ENDED, endedAt, recordedBy)
          .persist()
          .replaceWithVoid();
    }
    if (relation.endedAt.equals(endedAt)) {
      return Uni.createFrom().voidItem();
    }
    throw new RefusedException(new RelationEnded());
  }

  /**
   * Ensures that a relation did not end before it began.
   *
   * @throws RefusedException if it did
   */
  static void requireConsistent(RelationRequest request) {
    if (request.endedAt() != null) {
      requireAfterStart(request.startedAt(), request.endedAt());
    }
  }

  private static void requireAfterStart(Instant startedAt, Instant endedAt) {
    if (endedAt.isBefore(startedAt)) {
      throw new RefusedException(new EndedTooEarly());
    }
  }

  /** The record that a request makes. */
  CustomerRelation relation(RelationRequest request) {
    CustomerRelation relation = new CustomerRelation();
    relation.id = Ids.next();
    relation.numberKey = keys.newest(request.number()).value();
    relation.numberCipher = cipher.encrypt(request.number(), PURPOSE);
    relation.advertiser = request.advertiser();
    relation.subject = request.subject();
    relation.person = request.person();
    relation.kind = request.kind();
    relation.startedAt = request.startedAt();
    relation.endedAt = request.endedAt();
    relation.numberFromSale = request.numberFromSale();
    relation.optOutOffered = request.optOutOffered();
    return relation;
  }

  private static RelationEvent event(
      CustomerRelation relation, RelationEvent.Kind kind, Instant happenedAt, String recordedBy) {
    RelationEvent event = new RelationEvent();
    event.numberKey = relation.numberKey;
    event.relation = relation.id;
    event.kind = kind;
    event.happenedAt = happenedAt;
    event.recordedBy = recordedBy;
    return event;
  }
}
