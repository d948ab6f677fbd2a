package nl.magbellen.consent.requestedcall;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.consent.RecordsOfNumber;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ProblemException;

/** Keeps the requested calls; every method runs in the caller's session or transaction. */
@ApplicationScoped
public class RequestedCallLedger {

  private static final String NUMBER = "requested-call.number";
  private static final String EVIDENCE = "requested-call.evidence";

  private final RecordsOfNumber records;
  private final NumberKeys keys;
  private final NumberCipher cipher;

  RequestedCallLedger(RecordsOfNumber records, NumberKeys keys, NumberCipher cipher) {
    this.records = records;
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * Records a request.
   *
   * @return its id
   * @throws ProblemException 422 if its term ends before it begins
   */
  public Uni<UUID> request(CallRequest request, String recordedBy) {
    if (!request.validUntil().isAfter(request.requestedAt())) {
      throw ProblemException.unprocessable(
          "valid-until-too-early", "validUntil must lie after requestedAt.");
    }
    RequestedCall call = call(request);
    return RequestedCall.persist(List.of(call, requested(call, recordedBy)))
        .chain(RequestedCallLedger::flushAndForget)
        .replaceWith(call.id);
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
