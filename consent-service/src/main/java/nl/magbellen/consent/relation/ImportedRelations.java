package nl.magbellen.consent.relation;

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
import nl.magbellen.consent.refusal.ConsentRefusal.EndedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.RegisterNotAnswering;
import nl.magbellen.consent.register.RegisteredAdvertisers;
import nl.magbellen.imports.ColumnArrays;
import nl.magbellen.imports.OlderKeys;
import nl.magbellen.imports.RecordedOnce;
import nl.magbellen.imports.Sent;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.Refusal;

/** Records customer relations in batches, as {@link RelationLedger} records one. */
@Singleton
class ImportedRelations extends RecordedOnce<RelationRequest, CustomerRelation> {

  private static final String INSERT =
      """
      with given as (
        select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[],
          $7::text[], $8::timestamptz[], $9::timestamptz[], $10::boolean[], $11::boolean[],
          $12::bytea[], $13::bigint[])
          as g(place, number_key, id, advertiser, subject, person, kind, started_at, ended_at,
            number_from_sale, opt_out_offered, number_cipher, line)
      ),
      inserted as (
        insert into customer_relation (number_key, id, advertiser, subject, person, kind,
          started_at, ended_at, number_from_sale, opt_out_offered, number_cipher)
        select number_key, id, advertiser, subject, person, kind, started_at, ended_at,
          number_from_sale, opt_out_offered, number_cipher
        from given g
        where not exists (
          select from unnest($14::int[], $15::uuid[]) as o(place, number_key)
          join customer_relation r on r.number_key = o.number_key and r.advertiser = g.advertiser
            and r.subject = g.subject and r.kind = g.kind and r.started_at = g.started_at
          where o.place = g.place)
        on conflict (number_key, advertiser, subject, kind, started_at) do nothing
        returning id
      ),
      events as (
        insert into customer_relation_event (number_key, relation, kind, happened_at, recorded_by,
          import_file, import_line)
        select g.number_key, g.id, 'STARTED', g.started_at, $16::text, $17::uuid, g.line
        from given g join inserted i on i.id = g.id
        union all
        select g.number_key, g.id, 'ENDED', g.ended_at, $16::text, $17::uuid, g.line
        from given g join inserted i on i.id = g.id where g.ended_at is not null
      )
      select id from inserted
      """;

  private static final String STANDING =
      """
      select g.place, r.id, r.person, r.ended_at, r.number_from_sale, r.opt_out_offered
      from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
        as g(place, number_key, advertiser, subject, kind, started_at)
      join customer_relation r on r.number_key = g.number_key and r.advertiser = g.advertiser
        and r.subject = g.subject and r.kind = g.kind and r.started_at = g.started_at
      order by r.id desc
      """;

  private final RelationLedger ledger;
  private final RegisteredAdvertisers registered;
  private final NumberKeys keys;

  ImportedRelations(
      RelationLedger ledger,
      RegisteredAdvertisers registered,
      NumberKeys keys,
      RefusalTables refusals) {
    super(refusals);
    this.ledger = ledger;
    this.registered = registered;
    this.keys = keys;
  }

  /** What identifies a relation. */
  private record Identity(
      UUID key, String advertiser, String subject, RelationKind kind, Instant startedAt) {}

  @Override
  public String name() {
    return "customer-relations";
  }

  @Override
  public Class<RelationRequest> request() {
    return RelationRequest.class;
  }

  @Override
  public String advertiser(RelationRequest request) {
    return request.advertiser();
  }

  @Override
  protected Uni<Consumer<RelationRequest>> rules(List<RelationRequest> requests) {
    return registered
        .standings(requests.stream().map(RelationRequest::advertiser).distinct().toList())
        .map(
            standings ->
                request ->
                    RegisteredAdvertisers.require(standings, request.advertiser(), List.of()));
  }

  @Override
  protected CustomerRelation sealed(RelationRequest request) {
    RelationLedger.requireConsistent(request);
    return ledger.relation(request);
  }

  @Override
  protected String field(Refusal refusal) {
    return switch (refusal) {
      case EndedTooEarly() -> "endedAt";
      case RegisterNotAnswering() -> "advertiser";
      default -> null;
    };
  }

  @Override
  protected UUID id(CustomerRelation relation) {
    return relation.id;
  }

  @Override
  protected Object identity(CustomerRelation relation) {
    return new Identity(
        relation.numberKey,
        relation.advertiser,
        relation.subject,
        relation.kind,
        relation.startedAt);
  }

  @Override
  protected Statement insertion(List<Each<RelationRequest, CustomerRelation>> rows, Sent sent) {
    return new Statement(INSERT, inserted(rows, sent));
  }

  private Tuple inserted(List<Each<RelationRequest, CustomerRelation>> rows, Sent sent) {
    OlderKeys older = OlderKeys.of(keys, rows, Each::place, row -> row.request().number());
    return new ColumnArrays<>(rows)
        .ints(Each::place)
        .uuids(row -> row.record().numberKey)
        .uuids(row -> row.record().id)
        .texts(row -> row.record().advertiser)
        .texts(row -> row.record().subject)
        .texts(row -> row.record().person)
        .texts(row -> row.record().kind.name())
        .instants(row -> row.record().startedAt)
        .instants(row -> row.record().endedAt)
        .booleans(row -> row.record().numberFromSale)
        .booleans(row -> row.record().optOutOffered)
        .bytes(row -> row.record().numberCipher)
        .longs(Each::line)
        .value(older.places())
        .value(older.keys())
        .value(sent.sender())
        .value(sent.file())
        .tuple();
  }

  @Override
  protected Uni<Map<Integer, Standing<RelationRequest>>> standing(
      SqlConnection transaction, List<Each<RelationRequest, CustomerRelation>> rows) {
    Tuple asked =
        new ColumnArrays<>(Keyed.of(keys, rows, RelationRequest::number))
            .ints(it -> it.row().place())
            .uuids(Keyed::key)
            .texts(it -> it.row().record().advertiser)
            .texts(it -> it.row().record().subject)
            .texts(it -> it.row().record().kind.name())
            .instants(it -> it.row().record().startedAt)
            .tuple();
    return transaction
        .preparedQuery(STANDING)
        .execute(asked)
        .map(
            found -> {
              Map<Integer, Standing<RelationRequest>> standing = new HashMap<>();
              found.forEach(row -> standing.put(row.getInteger("place"), standing(row)));
              return standing;
            });
  }

  private static Standing<RelationRequest> standing(Row row) {
    CustomerRelation standing = new CustomerRelation();
    standing.id = row.getUUID("id");
    standing.person = row.getString("person");
    standing.numberFromSale = row.getBoolean("number_from_sale");
    standing.optOutOffered = row.getBoolean("opt_out_offered");
    standing.endedAt =
        row.getOffsetDateTime("ended_at") == null
            ? null
            : row.getOffsetDateTime("ended_at").toInstant();
    return new Standing<>(standing.id, told -> RelationLedger.requireSame(standing, told));
  }
}
