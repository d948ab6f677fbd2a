package nl.magbellen.consent.relation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.problem.ProblemException;
import org.hibernate.LockMode;

/** Writes customer relations and their ends; every method runs in the caller's transaction. */
@ApplicationScoped
public class RelationLedger {

  static final String PURPOSE = "relation.number";

  private final NumberKeys keys;
  private final NumberCipher cipher;

  RelationLedger(NumberKeys keys, NumberCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * Records a relation, running or ended.
   *
   * @return its id
   * @throws ProblemException 422 if it ended before it began
   */
  public Uni<UUID> start(RelationRequest request, String recordedBy) {
    CustomerRelation relation = relation(request);
    List<Object> rows = new ArrayList<>();
    rows.add(relation);
    rows.add(event(relation, RelationEvent.Kind.STARTED, request.startedAt(), recordedBy));
    if (request.endedAt() != null) {
      requireAfterStart(request.startedAt(), request.endedAt());
      rows.add(event(relation, RelationEvent.Kind.ENDED, request.endedAt(), recordedBy));
    }
    return CustomerRelation.persist(rows)
        .chain(RelationLedger::flushAndForget)
        .replaceWith(relation.id);
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
