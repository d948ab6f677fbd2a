package nl.magbellen.objection;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ProblemException;
import org.hibernate.LockMode;

/**
 * Keeps the objections. Every method runs in the caller's transaction; races between writers are
 * settled by the unique index of objections in force.
 */
@ApplicationScoped
public class ObjectionLedger {

  /** What an objection's number is encrypted for. */
  public static final String PURPOSE = "objection.number";

  private static final String INSERT =
      """
      insert into objection
        (number_key, id, advertiser, channel, source, number_cipher, received_at, last_received_at,
        advertiser_unknown)
      values
        (:numberKey, :id, :advertiser, :channel, :source, :numberCipher, :receivedAt, :receivedAt,
        :advertiserUnknown)
      on conflict (number_key, advertiser, (channel = 'NATIONAL_REGISTER')) where lifted_at is null
      do nothing
      """;

  private static final String RECEIVED_AGAIN =
      """
      update objection
      set received_at = least(received_at, :receivedAt),
        last_received_at = greatest(last_received_at, :receivedAt),
        advertiser_unknown = advertiser_unknown and :advertiserUnknown
      where id = :id and lifted_at is null
      """;

  private static final String IN_FORCE =
      "select id from Objection where numberKey in :numberKeys and advertiser = :advertiser"
          + " and liftedAt is null and channel ";

  /** Each try but the last lost to a lift or to a registration of that very moment. */
  private static final int MOST_TRIES = 20;

  private final NumberKeys keys;
  private final NumberCipher cipher;

  ObjectionLedger(NumberKeys keys, NumberCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * What came of a registration.
   *
   * @param isNew false if the same objection was in force already
   */
  public record Registration(ObjectionRecord objection, boolean isNew) {}

  /**
   * An objection as it came in.
   *
   * @param recordedBy who tells it
   * @param advertiserUnknown whether it is not known that there is such an advertiser
   */
  public record Received(ObjectionRequest request, String recordedBy, boolean advertiserUnknown) {}

  /**
   * Registers an objection. If the same one is in force already, that one is returned; a receipt
   * that turns out to be earlier moves its beginning. A receipt that lies ahead of our clock counts
   * from now; its event keeps what was told.
   */
  public Uni<Registration> register(Received received) {
    return register(received, MOST_TRIES);
  }

  private Uni<Registration> register(Received received, int tries) {
    if (tries == 0) {
      throw ProblemException.unavailable(
          "Objections for this number are being changed too often; try again.");
    }
    return inForce(received.request())
        .flatMap(
            standing -> standing == null ? insert(received) : receivedAgain(standing, received))
        .flatMap(
            done -> done == null ? register(received, tries - 1) : Uni.createFrom().item(done));
  }

  /** The id of the same objection in force, or null; as the database has it at this moment. */
  private Uni<UUID> inForce(ObjectionRequest request) {
    String sameSort = request.channel() == Channel.NATIONAL_REGISTER ? "=" : "<>";
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createSelectionQuery(IN_FORCE + sameSort + " :register", UUID.class)
                    .setParameter("numberKeys", uuids(request.number()))
                    .setParameter("advertiser", request.advertiser())
                    .setParameter("register", Channel.NATIONAL_REGISTER)
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  /** Null if another writer registered it in the meantime. */
  private Uni<Registration> insert(Received received) {
    ObjectionRequest request = received.request();
    UUID id = Ids.next();
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("numberKey", keys.newest(request.number()).value())
                    .setParameter("id", id)
                    .setParameter("advertiser", request.advertiser())
                    .setParameter("channel", request.channel().name())
                    .setParameter("source", request.source())
                    .setParameter("numberCipher", cipher.encrypt(request.number(), PURPOSE))
                    .setParameter("receivedAt", beginning(request))
                    .setParameter("advertiserUnknown", received.advertiserUnknown())
                    .executeUpdate())
        .flatMap(inserted -> registration(inserted, id, ObjectionEvent.Kind.RECEIVED, received));
  }

  /** Null if it was lifted in the meantime. */
  private Uni<Registration> receivedAgain(UUID id, Received received) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(RECEIVED_AGAIN)
                    .setParameter("receivedAt", beginning(received.request()))
                    .setParameter("advertiserUnknown", received.advertiserUnknown())
                    .setParameter("id", id)
                    .executeUpdate()
                    .invoke(session::clear))
        .flatMap(
            updated -> registration(updated, id, ObjectionEvent.Kind.RECEIVED_AGAIN, received));
  }

  private Uni<Registration> registration(
      int written, UUID id, ObjectionEvent.Kind kind, Received received) {
    return written == 0
        ? Uni.createFrom().nullItem()
        : received(id, kind, received)
            .map(done -> new Registration(done, kind == ObjectionEvent.Kind.RECEIVED));
  }

  /** The client's clock may be ahead of ours, but no objection waits for that. */
  private static Instant beginning(ObjectionRequest request) {
    Instant now = DutchTime.now();
    return request.receivedAt().isAfter(now) ? now : request.receivedAt();
  }

  private Uni<ObjectionRecord> received(UUID id, ObjectionEvent.Kind kind, Received received) {
    ObjectionRequest request = received.request();
    ObjectionEvent event = new ObjectionEvent();
    event.numberKey = keys.newest(request.number()).value();
    event.objection = id;
    event.kind = kind;
    event.happenedAt = request.receivedAt();
    event.channel = request.channel();
    event.source = request.source();
    event.recordedBy = received.recordedBy();
    return event.persist().chain(ObjectionLedger::flushAndForget).chain(() -> read(id));
  }

  /** What was written stands in the database only, so that it is read from there. */
  private static Uni<Void> flushAndForget() {
    return Panache.getSession().flatMap(session -> session.flush().invoke(session::clear));
  }

  /**
   * Lifts an objection from the instant of the consumer's statement; history stays.
   *
   * @throws ProblemException 409 if it was lifted before, 422 if the statement is not later than
   *     its latest receipt
   */
  public Uni<ObjectionRecord> lift(UUID id, LiftRequest request, String recordedBy) {
    return Objection.<Objection>findById(id)
        .call(ObjectionLedger::lockAndRefresh)
        .flatMap(
            objection -> {
              requireLiftable(objection, request.statedAt());
              objection.liftedAt = request.statedAt();
              return lifted(objection, request, recordedBy).persist();
            })
        .chain(ObjectionLedger::flushAndForget)
        .chain(() -> read(id));
  }

  /** The session may hold the row as it was before another writer's change. */
  private static Uni<Void> lockAndRefresh(Objection objection) {
    return Panache.getSession()
        .flatMap(session -> session.refresh(objection, LockMode.PESSIMISTIC_WRITE));
  }

  private static void requireLiftable(Objection objection, Instant statedAt) {
    if (objection.liftedAt != null) {
      throw ProblemException.conflict(
          "objection-lifted", "This objection was lifted before; register a new one if needed.");
    }
    if (!statedAt.isAfter(objection.lastReceivedAt)) {
      throw ProblemException.unprocessable(
          "statement-too-old",
          "Only a statement made after the objection was last received can lift it.");
    }
  }

  private static ObjectionEvent lifted(
      Objection objection, LiftRequest request, String recordedBy) {
    ObjectionEvent event = new ObjectionEvent();
    event.numberKey = objection.numberKey;
    event.objection = objection.id;
    event.kind = ObjectionEvent.Kind.LIFTED;
    event.happenedAt = request.statedAt();
    event.statement = request.statement();
    event.evidence = request.evidence();
    event.recordedBy = recordedBy;
    return event;
  }

  /** The objection with this id, or null. */
  public Uni<ObjectionRecord> read(UUID id) {
    return Objection.<Objection>findById(id)
        .flatMap(
            found ->
                found == null
                    ? Uni.createFrom().nullItem()
                    : withEvents(List.of(found)).map(List::getFirst));
  }

  /**
   * The objections of a number, in force or lifted, oldest first.
   *
   * @param advertisers whose; null for all
   * @param after only records with a greater id
   */
  public Uni<List<ObjectionRecord>> ofNumber(
      TelephoneNumber number, Collection<String> advertisers, UUID after, int most) {
    String ofAll = "numberKey in ?1 and id > ?2";
    var query =
        advertisers == null
            ? Objection.<Objection>find(ofAll + " order by id", uuids(number), after)
            : Objection.<Objection>find(
                ofAll + " and advertiser in ?3 order by id", uuids(number), after, advertisers);
    return query.range(0, most - 1).list().flatMap(this::withEvents);
  }

  /**
   * The objections of which it is not known that their advertiser exists, in force or lifted,
   * oldest first.
   *
   * @param advertisers whose; null for all
   * @param after only records with a greater id
   */
  public Uni<List<ObjectionRecord>> ofUnknownAdvertisers(
      Collection<String> advertisers, UUID after, int most) {
    String ofAll = "advertiserUnknown and id > ?1";
    var query =
        advertisers == null
            ? Objection.<Objection>find(ofAll + " order by id", after)
            : Objection.<Objection>find(
                ofAll + " and advertiser in ?2 order by id", after, advertisers);
    return query.range(0, most - 1).list().flatMap(this::withEvents);
  }

  private Uni<List<ObjectionRecord>> withEvents(List<Objection> objections) {
    List<UUID> ids = objections.stream().map(objection -> objection.id).toList();
    return ObjectionEvent.<ObjectionEvent>find("objection in ?1 order by sequence", ids)
        .list()
        .map(
            events ->
                objections.stream()
                    .map(
                        objection ->
                            record(
                                objection,
                                events.stream()
                                    .filter(event -> event.objection.equals(objection.id))
                                    .toList()))
                    .toList());
  }

  private ObjectionRecord record(Objection objection, List<ObjectionEvent> events) {
    return new ObjectionRecord(
        objection.id,
        cipher.decryptNumber(objection.numberCipher, PURPOSE),
        objection.advertiser,
        objection.advertiserUnknown,
        objection.channel,
        objection.source,
        objection.receivedAt,
        objection.liftedAt,
        objection.recordedAt,
        events.stream().map(ObjectionHappening::of).toList());
  }

  private List<UUID> uuids(TelephoneNumber number) {
    return keys.all(number).stream().map(NumberKey::value).toList();
  }
}
