package nl.magbellen.consent.requestedcall;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.consent.Differences;
import nl.magbellen.consent.Recorded;
import nl.magbellen.consent.RecordsOfNumber;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ProblemException;

/** Keeps the requested calls; every method runs in the caller's session or transaction. */
@ApplicationScoped
public class RequestedCallLedger {

  private static final String NUMBER = "requested-call.number";
  private static final String EVIDENCE = "requested-call.evidence";

  private static final String INSERT =
      """
      insert into requested_call (number_key, id, advertiser, subject, requested_at, valid_until,
        evidence_cipher, number_cipher)
      values (:numberKey, :id, :advertiser, :subject, :requestedAt, :validUntil,
        :evidenceCipher, :numberCipher)
      on conflict (number_key, advertiser, subject, requested_at) do nothing
      """;

  /** The same request under an older key of the number is the same record. */
  private static final String STANDING =
      """
      select id from requested_call
      where number_key = any(:numberKeys) and advertiser = :advertiser and subject = :subject
        and requested_at = :requestedAt
      order by id limit 1
      """;

  private final RecordsOfNumber records;
  private final NumberKeys keys;
  private final NumberCipher cipher;

  RequestedCallLedger(RecordsOfNumber records, NumberKeys keys, NumberCipher cipher) {
    this.records = records;
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * Records a request, or finds the record of it: that of the same number, advertiser, subject and
   * moment.
   *
   * @throws ProblemException 422 if its term ends before it begins, 409 if it stands with another
   *     end or evidence
   */
  public Uni<Recorded> request(CallRequest request, String recordedBy) {
    if (!request.validUntil().isAfter(request.requestedAt())) {
      throw ProblemException.unprocessable(
          "valid-until-too-early", "validUntil must lie after requestedAt.");
    }
    RequestedCall call = call(request);
    return Recorded.once(
            () -> standing(call, request.number()),
            call.id,
            () -> insert(call),
            () -> requested(call, recordedBy).persist().chain(RequestedCallLedger::flushAndForget))
        .call(recorded -> recorded.isNew() ? nothing() : requireSame(recorded.id(), request));
  }

  private Uni<UUID> standing(RequestedCall call, TelephoneNumber number) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(STANDING, UUID.class)
                    .setParameter("numberKeys", keysOf(number))
                    .setParameter("advertiser", call.advertiser)
                    .setParameter("subject", call.subject)
                    .setParameter("requestedAt", call.requestedAt)
                    .getSingleResultOrNull());
  }

  private UUID[] keysOf(TelephoneNumber number) {
    return keys.all(number).stream().map(NumberKey::value).toArray(UUID[]::new);
  }

  private static Uni<Integer> insert(RequestedCall call) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("numberKey", call.numberKey)
                    .setParameter("id", call.id)
                    .setParameter("advertiser", call.advertiser)
                    .setParameter("subject", call.subject)
                    .setParameter("requestedAt", call.requestedAt)
                    .setParameter("validUntil", call.validUntil)
                    .setParameter("evidenceCipher", call.evidenceCipher)
                    .setParameter("numberCipher", call.numberCipher)
                    .executeUpdate());
  }

  private Uni<Void> requireSame(UUID id, CallRequest told) {
    return RequestedCall.<RequestedCall>findById(id)
        .invoke(
            standing ->
                new Differences()
                    .compare("/validUntil", standing.validUntil, told.validUntil())
                    .compare(
                        "/evidence",
                        cipher.decryptText(standing.evidenceCipher, EVIDENCE),
                        told.evidence())
                    .refuse(id))
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** What was written stands in the database only, so that it is read from there. */
  private static Uni<Void> flushAndForget() {
    return Panache.getSession().flatMap(session -> session.flush().invoke(session::clear));
  }

  private RequestedCall call(CallRequest request) {
    RequestedCall call = new RequestedCall();
    call.id = Ids.next();
    call.numberKey = keys.newest(request.number()).value();
    call.numberCipher = cipher.encrypt(request.number(), NUMBER);
    call.advertiser = request.advertiser();
    call.subject = request.subject();
    call.requestedAt = request.requestedAt();
    call.validUntil = request.validUntil();
    call.evidenceCipher = cipher.encrypt(request.evidence(), EVIDENCE);
    return call;
  }

  private static RequestedCallEvent requested(RequestedCall call, String recordedBy) {
    RequestedCallEvent event = new RequestedCallEvent();
    event.numberKey = call.numberKey;
    event.requestedCall = call.id;
    event.kind = RequestedCallEvent.Kind.REQUESTED;
    event.happenedAt = call.requestedAt;
    event.recordedBy = recordedBy;
    return event;
  }

  /** The requested call with this id, or null. */
  public Uni<RequestedCallRecord> find(UUID id) {
    return RequestedCall.<RequestedCall>find("id", id)
        .list()
        .flatMap(this::complete)
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /**
   * Requested calls, oldest first.
   *
   * @param number of whom; null for anybody
   * @param advertisers by whom; null for all
   * @param after only records with a greater id
   */
  public Uni<List<RequestedCallRecord>> list(
      TelephoneNumber number, Collection<String> advertisers, UUID after, int most) {
    return records
        .list(RequestedCall.class, number, advertisers, after, most)
        .flatMap(this::complete);
  }

  private Uni<List<RequestedCallRecord>> complete(List<RequestedCall> calls) {
    List<UUID> ids = calls.stream().map(call -> call.id).toList();
    return RequestedCallEvent.<RequestedCallEvent>find("requestedCall in ?1 order by sequence", ids)
        .list()
        .map(all -> all.stream().collect(groupingBy(event -> event.requestedCall)))
        .map(events -> calls.stream().map(call -> record(call, events)).toList());
  }

  private RequestedCallRecord record(
      RequestedCall call, Map<UUID, List<RequestedCallEvent>> events) {
    return new RequestedCallRecord(
        call.id,
        cipher.decryptNumber(call.numberCipher, NUMBER),
        call.advertiser,
        call.subject,
        call.requestedAt,
        call.validUntil,
        cipher.decryptText(call.evidenceCipher, EVIDENCE),
        call.usedAt,
        call.recordedAt,
        events.getOrDefault(call.id, List.of()));
  }
}
