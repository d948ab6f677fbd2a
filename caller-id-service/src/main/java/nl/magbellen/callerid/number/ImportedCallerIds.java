package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AdvertiserNotRegistered;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotMandated;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotRegistered;
import nl.magbellen.callerid.refusal.CallerIdRefusal.RegisteredOtherwise;
import nl.magbellen.imports.ColumnArrays;
import nl.magbellen.imports.RecordedOnce;
import nl.magbellen.imports.Sent;
import nl.magbellen.number.Ids;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.Refusal;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Registers caller ids in batches, as {@link CallerIdLedger} registers one. A number that was
 * registered in the same words and is released since stays released.
 */
@Singleton
class ImportedCallerIds extends RecordedOnce<CallerIdRequest, CallerId> {

  private static final String GIVEN =
      """
      with given as (
        select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
          $6::timestamptz[], $7::text[], $8::uuid[], $9::uuid[], $10::uuid[], $11::bigint[])
          as g(place, number, advertiser, agency, registered_from, published_at, publication_url,
            id, registration, publication, line)
      ),
      released as (
        select distinct on (g.place) g.place, r.*
        from given g
        join caller_id r on r.advertiser = g.advertiser and r.number = g.number
          and r.released_at is not null
          and r.agency is not distinct from g.agency and r.registered_from = g.registered_from
          and (g.published_at is null or r.published_at = g.published_at)
          and (g.publication_url is null or r.publication_url = g.publication_url)
        order by g.place, r.id
      )
      """;

  /** What the register says against a row; the first of it counts. */
  private static final String REFUSED =
      GIVEN
          + """
          select g.place,
            exists (select from advertiser a where a.id = g.advertiser) as has_advertiser,
            exists (select from agency a where a.id = g.agency) as has_agency
          from given g
          where g.place not in (select place from released)
            and (not exists (select from advertiser a where a.id = g.advertiser)
              or g.agency is not null and not exists (
                select from mandate m
                where m.agency = g.agency and m.advertiser = g.advertiser
                  and (m.valid_to is null or m.valid_to > g.registered_from)))
          """;

  private static final String INSERT =
      GIVEN
          + """
          , inserted as (
            insert into caller_id (id, number, advertiser, agency, registered_from, published_at,
              publication_url, recorded_at)
            select id, number, advertiser, agency, registered_from, published_at, publication_url,
              $12::timestamptz
            from given where place not in (select place from released)
            order by place
            on conflict (number, advertiser) where released_at is null do nothing
            returning id
          ),
          events as (
            insert into caller_id_event (id, caller_id, kind, happened_at, publication_url,
              recorded_by, import_file, import_line, recorded_at)
            select g.registration, g.id, 'REGISTERED', g.registered_from, null, $13::text,
              $14::uuid, g.line, $12::timestamptz
            from given g join inserted i on i.id = g.id
            union all
            select g.publication, g.id, 'PUBLISHED', g.published_at, g.publication_url, $13::text,
              $14::uuid, g.line, $12::timestamptz
            from given g join inserted i on i.id = g.id where g.published_at is not null
          )
          select id from inserted
          """;

  private static final String STANDING =
      GIVEN
          + """
          select g.place, s.id, s.agency, s.registered_from, s.published_at, s.publication_url
          from given g
          cross join lateral (
            select 1 as rank, id, agency, registered_from, published_at, publication_url
            from released r where r.place = g.place
            union all
            select 2, id, agency, registered_from, published_at, publication_url
            from caller_id k
            where k.number = g.number and k.advertiser = g.advertiser and k.released_at is null
            order by rank limit 1
          ) s
          """;

  private final InstantSource time;

  ImportedCallerIds(RefusalTables refusals, InstantSource time) {
    super(refusals);
    this.time = time;
  }

  @Override
  public String name() {
    return "caller-ids";
  }

  @Override
  public Class<CallerIdRequest> request() {
    return CallerIdRequest.class;
  }

  @Override
  public String advertiser(CallerIdRequest request) {
    return request.advertiser();
  }

  /** Whatever is asked of a row stands in this service's own database. */
  @Override
  protected Uni<Consumer<CallerIdRequest>> rules(List<CallerIdRequest> requests) {
    return Uni.createFrom().item(_ -> {});
  }

  @Override
  protected CallerId sealed(CallerIdRequest request) {
    request.requireConsistent();
    CallerId callerId = new CallerId();
    callerId.id = Ids.next();
    return callerId;
  }

  @Override
  protected UUID id(CallerId callerId) {
    return callerId.id;
  }

  /** The first row of a number that is not refused is inserted, by the index of the table. */
  @Override
  protected Object identity(CallerId callerId) {
    return callerId.id;
  }

  @Override
  protected String field(Refusal refusal) {
    return switch (refusal) {
      case AdvertiserNotRegistered() -> "advertiser";
      case AgencyNotRegistered(), AgencyNotMandated() -> "agency";
      case RegisteredOtherwise _ -> "number";
      default -> null;
    };
  }

  @Override
  protected Uni<Map<Integer, RefusedException>> arrange(
      SqlConnection transaction, List<Each<CallerIdRequest, CallerId>> rows) {
    return transaction
        .preparedQuery(REFUSED)
        .execute(given(rows).tuple())
        .map(
            found -> {
              Map<Integer, RefusedException> refused = new HashMap<>();
              found.forEach(
                  row ->
                      refused.put(row.getInteger("place"), new RefusedException(refusalOf(row))));
              return refused;
            });
  }

  private static Refusal refusalOf(Row row) {
    if (!row.getBoolean("has_advertiser")) {
      return new AdvertiserNotRegistered();
    }
    return row.getBoolean("has_agency") ? new AgencyNotMandated() : new AgencyNotRegistered();
  }

  @Override
  protected Statement insertion(List<Each<CallerIdRequest, CallerId>> rows, Sent sent) {
    return new Statement(
        INSERT,
        given(rows)
            .value(OffsetDateTime.ofInstant(time.instant(), ZoneOffset.UTC))
            .value(sent.sender())
            .value(sent.file())
            .tuple());
  }

  @Override
  protected Uni<Map<Integer, Standing<CallerIdRequest>>> standing(
      SqlConnection transaction, List<Each<CallerIdRequest, CallerId>> rows) {
    return transaction
        .preparedQuery(STANDING)
        .execute(given(rows).tuple())
        .map(
            found -> {
              Map<Integer, Standing<CallerIdRequest>> standing = new HashMap<>();
              found.forEach(row -> standing.put(row.getInteger("place"), standing(row)));
              return standing;
            });
  }

  private static Standing<CallerIdRequest> standing(Row row) {
    CallerId standing = new CallerId();
    standing.id = row.getUUID("id");
    standing.agency = row.getString("agency");
    standing.registeredFrom = instant(row, "registered_from");
    standing.publishedAt = instant(row, "published_at");
    standing.publicationUrl = row.getString("publication_url");
    return new Standing<>(standing.id, standing::requireSameAs);
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static ColumnArrays<Each<CallerIdRequest, CallerId>> given(
      List<Each<CallerIdRequest, CallerId>> rows) {
    return new ColumnArrays<>(rows)
        .ints(Each::place)
        .texts(row -> row.request().number().e164())
        .texts(row -> row.request().advertiser())
        .texts(row -> row.request().agency())
        .instants(row -> row.request().from())
        .instants(row -> row.request().publishedAt())
        .texts(row -> row.request().publicationUrl())
        .uuids(row -> row.record().id)
        .uuids(_ -> Ids.next())
        .uuids(_ -> Ids.next())
        .longs(Each::line);
  }
}
