package nl.magbellen.consent.relation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.Differences;
import nl.magbellen.consent.Recorded;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ProblemException;
import org.hibernate.LockMode;

/** Writes customer relations and their ends; every method runs in the caller's transaction. */
@ApplicationScoped
public class RelationLedger {

  static final String PURPOSE = "relation.number";

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
   * @throws ProblemException 422 if it ended before it began, 409 if it stands with other
   *     particulars
   */
  public Uni<Recorded> start(RelationRequest request, String recordedBy) {
    CustomerRelation relation = relation(request);
    List<Object> events = new ArrayList<>();
    events.add(event(relation, RelationEvent.Kind.STARTED, request.startedAt(), recordedBy));
    if (request.endedAt() != null) {
      requireAfterStart(request.startedAt(), request.endedAt());
      events.add(event(relation, RelationEvent.Kind.ENDED, request.endedAt(), recordedBy));
    }
    return Recorded.once(
            () -> standing(relation, request.number()),
            relation.id,
            () -> insert(relation),
            () -> RelationEvent.persist(events).chain(RelationLedger::flushAndForget))
        .call(recorded -> recorded.isNew() ? nothing() : requireSame(recorded.id(), relation));
  }

  private Uni<UUID> standing(CustomerRelation relation, TelephoneNumber number) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(STANDING, UUID.class)
                    .setParameter("numberKeys", keysOf(number))
                    .setParameter("advertiser", relation.advertiser)
                    .setParameter("subject", relation.subject)
                    .setParameter("kind", relation.kind.name())
                    .setParameter("startedAt", relation.startedAt)
                    .getSingleResultOrNull());
  }

  private UUID[] keysOf(TelephoneNumber number) {
    return keys.all(number).stream().map(NumberKey::value).toArray(UUID[]::new);
  }

  private static Uni<Integer> insert(CustomerRelation relation) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("numberKey", relation.numberKey)
                    .setParameter("id", relation.id)
                    .setParameter("advertiser", relation.advertiser)
                    .setParameter("subject", relation.subject)
                    .setParameter("person", relation.person)
                    .setParameter("kind", relation.kind.name())
                    .setParameter("startedAt", relation.startedAt)
                    .setParameter("endedAt", relation.endedAt)
                    .setParameter("numberFromSale", relation.numberFromSale)
                    .setParameter("optOutOffered", relation.optOutOffered)
                    .setParameter("numberCipher", relation.numberCipher)
                    .executeUpdate());
  }

  /** An end that is not told again still stands. */
  private static Uni<Void> requireSame(UUID id, CustomerRelation told) {
    return CustomerRelation.<CustomerRelation>findById(id)
        .invoke(
            standing -> {
              Differences differences =
                  new Differences()
                      .compare("/person", standing.person, told.person)
                      .compare("/numberFromSale", standing.numberFromSale, told.numberFromSale)
                      .compare("/optOutOffered", standing.optOutOffered, told.optOutOffered);
              if (told.endedAt != null) {
                differences.compare("/endedAt", standing.endedAt, told.endedAt);
              }
              differences.refuse(id);
            })
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /**
   * Ends a relation; a second telling of the same end changes nothing.
   *
   * @throws ProblemException 409 if it ended at another instant, 422 if before it began
   */
  public Uni<Void> end(UUID id, Instant endedAt, String recordedBy) {
    return CustomerRelation.<CustomerRelation>findById(id)
        .call(RelationLedger::lockAsItIsNow)
        .flatMap(relation -> end(relation, endedAt, recordedBy))
        .chain(RelationLedger::flushAndForget);
  }

  /** A lock alone would keep what this session read before another writer was done. */
  private static Uni<Void> lockAsItIsNow(CustomerRelation relation) {
    return Panache.getSession()
        .flatMap(session -> session.refresh(relation, LockMode.PESSIMISTIC_WRITE));
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
    throw ProblemException.conflict(
        "relation-ended",
        "This relation ended at another instant; a later agreement is a new relation.");
  }

  private static void requireAfterStart(Instant startedAt, Instant endedAt) {
    if (endedAt.isBefore(startedAt)) {
      throw ProblemException.unprocessable(
          "ended-too-early", "A relation cannot end before it began.");
    }
  }

  /** What was written stands in the database only, so that it is read from there. */
  private static Uni<Void> flushAndForget() {
    return Panache.getSession().flatMap(session -> session.flush().invoke(session::clear));
  }

  private CustomerRelation relation(RelationRequest request) {
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
