package nl.magbellen.consent.requestedcall;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.magbellen.consent.refusal.ConsentRefusal.RegisterNotAnswering;
import nl.magbellen.consent.refusal.ConsentRefusal.ValidUntilTooEarly;
import nl.magbellen.consent.register.RegisteredAdvertisers;
import nl.magbellen.imports.ColumnArrays;
import nl.magbellen.imports.OlderKeys;
import nl.magbellen.imports.RecordedOnce;
import nl.magbellen.imports.Sent;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.Refusal;

/** Records requested calls in batches, as {@link RequestedCallLedger} records one. */
@Singleton
class ImportedCallRequests extends RecordedOnce<CallRequest, RequestedCall> {

  private static final String INSERT =
      """
      with given as (
        select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[],
          $6::timestamptz[], $7::timestamptz[], $8::bytea[], $9::bytea[], $10::bigint[])
          as g(place, number_key, id, advertiser, subject, requested_at, valid_until,
            evidence_cipher, number_cipher, line)
      ),
      inserted as (
        insert into requested_call (number_key, id, advertiser, subject, requested_at, valid_until,
          evidence_cipher, number_cipher)
        select number_key, id, advertiser, subject, requested_at, valid_until, evidence_cipher,
          number_cipher
        from given g
        where not exists (
          select from unnest($11::int[], $12::uuid[]) as o(place, number_key)
          join requested_call r on r.number_key = o.number_key and r.advertiser = g.advertiser
            and r.subject = g.subject and r.requested_at = g.requested_at
          where o.place = g.place)
        on conflict (number_key, advertiser, subject, requested_at) do nothing
        returning id
      ),
      events as (
        insert into requested_call_event (number_key, requested_call, kind, happened_at,
          recorded_by, import_file, import_line)
        select g.number_key, g.id, 'REQUESTED', g.requested_at, $13, $14, g.line
        from given g join inserted i on i.id = g.id
      )
      select id from inserted
      """;

  private static final String STANDING =
      """
      select g.place, r.id, r.valid_until, r.evidence_cipher
      from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
        as g(place, number_key, advertiser, subject, requested_at)
      join requested_call r on r.number_key = g.number_key and r.advertiser = g.advertiser
        and r.subject = g.subject and r.requested_at = g.requested_at
      order by r.id desc
      """;

  private final RequestedCallLedger ledger;
  private final RegisteredAdvertisers registered;
  private final NumberKeys keys;

  ImportedCallRequests(
      RequestedCallLedger ledger,
      RegisteredAdvertisers registered,
      NumberKeys keys,
      RefusalTables refusals) {
    super(refusals);
    this.ledger = ledger;
    this.registered = registered;
    this.keys = keys;
  }

  /** What identifies a requested call. */
  private record Identity(UUID key, String advertiser, String subject, Instant requestedAt) {}

  @Override
  public String name() {
    return "requested-calls";
  }

  @Override
  public Class<CallRequest> request() {
    return CallRequest.class;
  }

  @Override
  public String advertiser(CallRequest request) {
    return request.advertiser();
  }

  @Override
  protected Uni<Consumer<CallRequest>> rules(List<CallRequest> requests) {
    return registered
        .standings(requests.stream().map(CallRequest::advertiser).distinct().toList())
        .map(
            standings ->
                request ->
                    RegisteredAdvertisers.require(standings, request.advertiser(), List.of()));
  }

  @Override
  protected RequestedCall sealed(CallRequest request) {
    RequestedCallLedger.requireConsistent(request);
    return ledger.call(request);
  }

  @Override
  protected String field(Refusal refusal) {
    return switch (refusal) {
      case ValidUntilTooEarly _ -> "validUntil";
      case RegisterNotAnswering() -> "advertiser";
      default -> null;
    };
  }

  @Override
  protected UUID id(RequestedCall call) {
    return call.id;
  }

  @Override
  protected Object identity(RequestedCall call) {
    return new Identity(call.numberKey, call.advertiser, call.subject, call.requestedAt);
  }

  @Override
  protected Statement insertion(List<Each<CallRequest, RequestedCall>> rows, Sent sent) {
    return new Statement(INSERT, inserted(rows, sent));
  }

  private Tuple inserted(List<Each<CallRequest, RequestedCall>> rows, Sent sent) {
    OlderKeys older = OlderKeys.of(keys, rows, Each::place, row -> row.request().number());
    return new ColumnArrays<>(rows)
        .ints(Each::place)
        .uuids(row -> row.record().numberKey)
        .uuids(row -> row.record().id)
        .texts(row -> row.record().advertiser)
        .texts(row -> row.record().subject)
        .instants(row -> row.record().requestedAt)
        .instants(row -> row.record().validUntil)
        .bytes(row -> row.record().evidenceCipher)
        .bytes(row -> row.record().numberCipher)
        .longs(Each::line)
        .value(older.places())
        .value(older.keys())
        .value(sent.sender())
        .value(sent.file())
        .tuple();
  }

  @Override
  protected Uni<Map<Integer, Standing<CallRequest>>> standing(
      SqlConnection transaction, List<Each<CallRequest, RequestedCall>> rows) {
    Tuple asked =
        new ColumnArrays<>(Keyed.of(keys, rows, CallRequest::number))
            .ints(it -> it.row().place())
            .uuids(Keyed::key)
            .texts(it -> it.row().record().advertiser)
            .texts(it -> it.row().record().subject)
            .instants(it -> it.row().record().requestedAt)
            .tuple();
    return transaction
        .preparedQuery(STANDING)
        .execute(asked)
        .map(
            found -> {
              Map<Integer, Standing<CallRequest>> standing = new HashMap<>();
              found.forEach(row -> standing.put(row.getInteger("place"), standing(row)));
              return standing;
            });
  }

  private Standing<CallRequest> standing(Row row) {
    RequestedCall standing = new RequestedCall();
    standing.id = row.getUUID("id");
    standing.validUntil = row.getOffsetDateTime("valid_until").toInstant();
    standing.evidenceCipher = row.getBuffer("evidence_cipher").getBytes();
    return new Standing<>(standing.id, told -> ledger.requireSame(standing, told));
  }
}
