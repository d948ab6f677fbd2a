package nl.magbellen.objection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.magbellen.imports.FileEvidences;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.refusal.ObjectionRefusal.AlreadyLifted;
import nl.magbellen.objection.refusal.ObjectionRefusal.ChangedTooOften;
import nl.magbellen.objection.refusal.ObjectionRefusal.StatementTooOld;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

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
  private final FileEvidences files;
  private final InstantSource time;

  ObjectionLedger(NumberKeys keys, NumberCipher cipher, FileEvidences files, InstantSource time) {
    this.keys = keys;
    this.cipher = cipher;
    this.files = files;
    this.time = time;
  }

  /**
   * An objection as it came in.
   *
   * @param recordedBy who records it
   * @param advertiserUnknown whether it is not known that there is such an advertiser
   */
  public record Received(ObjectionRequest request, String recordedBy, boolean advertiserUnknown) {}

  /**
   * Registers an objection. If the same one is in force already, that one is returned; a receipt
   * that turns out to be earlier moves its beginning. A receipt that lies ahead of our clock counts
   * from now; its event keeps the instant that was sent.
   */
  public Uni<Registration<ObjectionRecord>> register(Received received) {
    return register(received, MOST_TRIES);
  }

  private Uni<Registration<ObjectionRecord>> register(Received received, int tries) {
    if (tries == 0) {
      throw new RefusedException(new ChangedTooOften());
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
    return CurrentSession.select(IN_FORCE + sameSort + " :register", UUID.class)
        .with("numberKeys", keys.values(request.number()))
        .with("advertiser", request.advertiser())
        .with("register", Channel.NATIONAL_REGISTER)
        .findFirst();
  }

  /** Null if another writer registered it in the meantime. */
  private Uni<Registration<ObjectionRecord>> insert(Received received) {
    ObjectionRequest request = received.request();
    UUID id = Ids.next();
    return CurrentSession.sql(INSERT)
        .with("numberKey", keys.newest(request.number()).value())
        .with("id", id)
        .with("advertiser", request.advertiser())
        .with("channel", request.channel().name())
        .with("source", request.source())
        .with("numberCipher", cipher.encrypt(request.number(), PURPOSE))
        .with("receivedAt", beginning(request))
        .with("advertiserUnknown", received.advertiserUnknown())
        .execute()
        .flatMap(inserted -> registration(inserted, id, ObjectionEvent.Kind.RECEIVED, received));
  }

  /** Null if it was lifted in the meantime. */
  private Uni<Registration<ObjectionRecord>> receivedAgain(UUID id, Received received) {
    return CurrentSession.sql(RECEIVED_AGAIN)
        .with("receivedAt", beginning(received.request()))
        .with("advertiserUnknown", received.advertiserUnknown())
        .with("id", id)
        .execute()
        .call(CurrentSession::flushAndForget)
        .flatMap(
            updated -> registration(updated, id, ObjectionEvent.Kind.RECEIVED_AGAIN, received));
  }

  private Uni<Registration<ObjectionRecord>> registration(
      int written, UUID id, ObjectionEvent.Kind kind, Received received) {
    return written == 0
        ? Uni.createFrom().nullItem()
        : received(id, kind, received)
            .map(done -> new Registration<>(done, kind == ObjectionEvent.Kind.RECEIVED));
  }

  /** The client's clock may be ahead of ours, but no objection waits for that. */
  Instant beginning(ObjectionRequest request) {
    Instant now = time.instant();
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
    return event.persist().chain(CurrentSession::flushAndForget).chain(() -> read(id));
  }

  /**
   * Lifts an objection from the instant of the consumer's statement; history stays.
   *
   * @throws RefusedException if it was lifted before, or if the statement is not later than its
   *     latest receipt
   */
  public Uni<ObjectionRecord> lift(UUID id, LiftRequest request, String recordedBy) {
    return Objection.<Objection>findById(id)
        .call(CurrentSession::lockAsItIsNow)
        .flatMap(
            objection -> {
              requireLiftable(objection, request.statedAt());
              objection.liftedAt = request.statedAt();
              return lifted(objection, request, recordedBy).persist();
            })
        .chain(CurrentSession::flushAndForget)
        .chain(() -> read(id));
  }

  private static void requireLiftable(Objection objection, Instant statedAt) {
    if (objection.liftedAt != null) {
      throw new RefusedException(new AlreadyLifted());
    }
    if (!statedAt.isAfter(objection.lastReceivedAt)) {
      throw new RefusedException(new StatementTooOld());
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
    return new Filters()
        .and("numberKey in :numberKeys", keys.values(number))
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .list(Objection.class, most)
        .flatMap(this::withEvents);
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
    return new Filters()
        .and("advertiserUnknown")
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .list(Objection.class, most)
        .flatMap(this::withEvents);
  }

  private Uni<List<ObjectionRecord>> withEvents(List<Objection> objections) {
    List<UUID> ids = objections.stream().map(objection -> objection.id).toList();
    return ObjectionEvent.<ObjectionEvent>find("objection in ?1 order by sequence", ids)
        .list()
        .flatMap(
            events ->
                files
                    .find(events.stream().map(event -> event.importFile).toList())
                    .map(found -> records(objections, events, found)));
  }

  private List<ObjectionRecord> records(
      List<Objection> objections, List<ObjectionEvent> events, FileEvidences.Found files) {
    Map<UUID, List<ObjectionEvent>> own =
        events.stream().collect(Collectors.groupingBy(event -> event.objection));
    return objections.stream()
        .map(objection -> record(objection, own.getOrDefault(objection.id, List.of()), files))
        .toList();
  }

  private ObjectionRecord record(
      Objection objection, List<ObjectionEvent> events, FileEvidences.Found files) {
    List<ObjectionEventRecord> history =
        events.stream().map(event -> ObjectionEventRecord.of(event, files)).toList();
    return new ObjectionRecord(
        objection.id,
        cipher.decryptNumber(objection.numberCipher, PURPOSE),
        objection.advertiser,
        objection.advertiserUnknown,
        objection.channel,
        objection.source == null && !history.isEmpty()
            ? history.getFirst().source()
            : objection.source,
        objection.receivedAt,
        objection.liftedAt,
        objection.recordedAt,
        history);
  }
}
