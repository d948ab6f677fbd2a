package nl.magbellen.consent.requestedcall;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.consent.Differences;
import nl.magbellen.consent.refusal.ConsentRefusal.ValidUntilTooEarly;
import nl.magbellen.imports.FileEvidences;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the requested calls; every method runs in the caller's session or transaction. */
@ApplicationScoped
public class RequestedCallLedger {

  /** Of the numbers of requested calls, as they are kept. */
  public static final String NUMBER = "requested-call.number";

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

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final FileEvidences files;

  RequestedCallLedger(NumberKeys keys, NumberCipher cipher, FileEvidences files) {
    this.keys = keys;
    this.cipher = cipher;
    this.files = files;
  }

  /**
   * Records a request, or finds the record of it: that of the same number, advertiser, subject and
   * moment.
   *
   * @throws RefusedException if its term ends before it begins, or if it stands with another end or
   *     evidence
   */
  public Uni<Registration<UUID>> request(CallRequest request, String recordedBy) {
    return registered(request, recordedBy)
        .call(recorded -> recorded.isNew() ? nothing() : requireSame(recorded.record(), request));
  }

  /**
   * Records that a consumer asked to be called back, or finds the record of it, whatever else it
   * says.
   */
  public Uni<UUID> callBack(CallRequest request, String recordedBy) {
    return registered(request, recordedBy).map(Registration::record);
  }

  private Uni<Registration<UUID>> registered(CallRequest request, String recordedBy) {
    requireConsistent(request);
    RequestedCall call = call(request);
    return Registration.once(
        () -> standing(call, request.number()),
        call.id,
        () -> insert(call),
        () -> requested(call, recordedBy).persist().chain(CurrentSession::flushAndForget));
  }

  private Uni<UUID> standing(RequestedCall call, TelephoneNumber number) {
    return CurrentSession.sql(STANDING)
        .with("numberKeys", keys.values(number).toArray(UUID[]::new))
        .with("advertiser", call.advertiser)
        .with("subject", call.subject)
        .with("requestedAt", call.requestedAt)
        .findOne(UUID.class);
  }

  private static Uni<Integer> insert(RequestedCall call) {
    return CurrentSession.sql(INSERT)
        .with("numberKey", call.numberKey)
        .with("id", call.id)
        .with("advertiser", call.advertiser)
        .with("subject", call.subject)
        .with("requestedAt", call.requestedAt)
        .with("validUntil", call.validUntil)
        .with("evidenceCipher", call.evidenceCipher)
        .with("numberCipher", call.numberCipher)
        .execute();
  }

  private Uni<Void> requireSame(UUID id, CallRequest told) {
    return RequestedCall.<RequestedCall>findById(id)
        .invoke(standing -> requireSame(standing, told))
        .replaceWithVoid();
  }

  /**
   * Ensures that a request is as the record that stands.
   *
   * @throws RefusedException if it differs
   */
  void requireSame(RequestedCall standing, CallRequest told) {
    new Differences()
        .compare("/validUntil", standing.validUntil, told.validUntil())
        .compare(
            "/evidence", cipher.decryptText(standing.evidenceCipher, EVIDENCE), told.evidence())
        .refuse(standing.id);
  }

  /**
   * Ensures that a request holds for some time.
   *
   * @throws RefusedException if it ends before it was made
   */
  static void requireConsistent(CallRequest request) {
    if (!request.validUntil().isAfter(request.requestedAt())) {
      throw new RefusedException(new ValidUntilTooEarly("requestedAt"));
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** The record that a request makes. */
  RequestedCall call(CallRequest request) {
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
    return new Filters()
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .and("numberKey in :numberKeys", keys.values(number))
        .list(RequestedCall.class, most)
        .flatMap(this::complete);
  }

  private Uni<List<RequestedCallRecord>> complete(List<RequestedCall> calls) {
    List<UUID> ids = calls.stream().map(call -> call.id).toList();
    return RequestedCallEvent.<RequestedCallEvent>find("requestedCall in ?1 order by sequence", ids)
        .list()
        .call(this::nameFiles)
        .map(all -> all.stream().collect(groupingBy(event -> event.requestedCall)))
        .map(events -> calls.stream().map(call -> record(call, events)).toList());
  }

  private Uni<FileEvidences.Found> nameFiles(List<RequestedCallEvent> events) {
    return files
        .find(events.stream().map(event -> event.importFile).toList())
        .invoke(
            found ->
                events.forEach(event -> event.file = found.of(event.importFile, event.importLine)));
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
