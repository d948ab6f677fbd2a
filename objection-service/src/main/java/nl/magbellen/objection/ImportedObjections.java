package nl.magbellen.objection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.imports.ColumnArrays;
import nl.magbellen.imports.ImportedKind;
import nl.magbellen.imports.Line;
import nl.magbellen.imports.Outcome;
import nl.magbellen.imports.Sent;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.objection.refusal.ObjectionRefusal.AdvertiserNotRegistered;
import nl.magbellen.objection.refusal.ObjectionRefusal.ChangedTooOften;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Records objections in batches, as {@link ObjectionLedger} records one. A receipt that is on
 * record already, of an objection in force or lifted, is the same one and changes nothing: so no
 * file that is sent again brings a lifted objection back. Every other is a receipt more.
 */
@Singleton
class ImportedObjections implements ImportedKind<ObjectionRequest> {

  /** Each try but the last lost to lifts of that very moment. */
  private static final int MOST_TRIES = 20;

  private static final String GIVEN =
      """
      with given as (
        select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[],
          $7::bytea[], $8::timestamptz[], $9::timestamptz[], $10::boolean[], $11::bigint[])
          as g(place, number_key, id, advertiser, channel, source, number_cipher, received_at,
            happened_at, advertiser_unknown, line)
      ),
      looked as (
        select g.place, l.number_key, g.advertiser, g.channel, g.happened_at
        from unnest($12::int[], $13::uuid[]) as l(place, number_key)
        join given g on g.place = l.place
      ),
      standing as (
        select l.place, o.number_key, o.id
        from looked l
        join objection o on o.number_key = l.number_key and o.advertiser = l.advertiser
          and o.lifted_at is null
          and (o.channel = 'NATIONAL_REGISTER') = (l.channel = 'NATIONAL_REGISTER')
      )
      """;

  /** Inserts the first receipt of each objection that is not in force. */
  private static final String FIRST =
      GIVEN
          + """
          , known as (
            select distinct on (l.place) l.place, o.id
            from looked l
            join objection_event e on e.number_key = l.number_key and e.happened_at = l.happened_at
              and e.channel = l.channel and e.kind in ('RECEIVED', 'RECEIVED_AGAIN')
            join objection o on o.id = e.objection and o.advertiser = l.advertiser
            order by l.place, o.id
          ),
          inserted as (
            insert into objection (number_key, id, advertiser, channel, source, number_cipher,
              received_at, last_received_at, advertiser_unknown)
            select distinct on (number_key, advertiser, channel = 'NATIONAL_REGISTER')
              number_key, id, advertiser, channel, source, number_cipher, received_at, received_at,
              advertiser_unknown
            from given
            where place not in (select place from known)
              and place not in (select place from standing)
            order by number_key, advertiser, channel = 'NATIONAL_REGISTER', place
            on conflict (number_key, advertiser, (channel = 'NATIONAL_REGISTER'))
              where lifted_at is null do nothing
            returning id
          ),
          events as (
            insert into objection_event (number_key, objection, kind, happened_at, channel, source,
              recorded_by, import_file, import_line)
            select g.number_key, g.id, 'RECEIVED', g.happened_at, g.channel, g.source, $14, $15,
              g.line
            from given g join inserted i on i.id = g.id
          )
          select place, id, false as is_new from known
          union all
          select g.place, g.id, true from given g join inserted i on i.id = g.id
          """;

  /** Adds further receipts to objections in force. */
  private static final String AGAIN =
      GIVEN
          + """
          , bounds as (
            select s.number_key, s.id, min(g.received_at) as earliest, max(g.received_at) as latest,
              bool_and(g.advertiser_unknown) as advertiser_unknown
            from standing s join given g on g.place = s.place
            group by s.number_key, s.id
          ),
          updated as (
            update objection o
            set received_at = least(o.received_at, b.earliest),
              last_received_at = greatest(o.last_received_at, b.latest),
              advertiser_unknown = o.advertiser_unknown and b.advertiser_unknown
            from bounds b
            where o.number_key = b.number_key and o.id = b.id and o.lifted_at is null
            returning o.id
          ),
          events as (
            insert into objection_event (number_key, objection, kind, happened_at, channel, source,
              recorded_by, import_file, import_line)
            select g.number_key, s.id, 'RECEIVED_AGAIN', g.happened_at, g.channel, g.source, $14,
              $15, g.line
            from standing s join given g on g.place = s.place join updated u on u.id = s.id
            order by g.place
          )
          select s.place, s.id, true as is_new from standing s join updated u on u.id = s.id
          """;

  private final ObjectionLedger ledger;
  private final ObjectedTo objectedTo;
  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final RefusalTables refusals;

  ImportedObjections(
      ObjectionLedger ledger,
      ObjectedTo objectedTo,
      NumberKeys keys,
      NumberCipher cipher,
      RefusalTables refusals) {
    this.ledger = ledger;
    this.objectedTo = objectedTo;
    this.keys = keys;
    this.cipher = cipher;
    this.refusals = refusals;
  }

  /** An objection with its keys, as it goes to the database. */
  private record Sealed(
      int place,
      long line,
      ObjectionRequest request,
      List<UUID> keys,
      UUID id,
      byte[] cipher,
      boolean advertiserUnknown) {

    /** What is the same receipt. */
    record Receipt(UUID key, String advertiser, Channel channel, Instant at) {}

    Receipt receipt() {
      return new Receipt(
          keys.getFirst(), request.advertiser(), request.channel(), request.receivedAt());
    }
  }

  @Override
  public String name() {
    return "objections";
  }

  @Override
  public Class<ObjectionRequest> request() {
    return ObjectionRequest.class;
  }

  @Override
  public String advertiser(ObjectionRequest request) {
    return request.advertiser();
  }

  @Override
  public Uni<Recording> prepare(List<Line<ObjectionRequest>> lines, Sent sent) {
    List<UUID[]> keysOfLines = new ArrayList<>(lines.size());
    List<byte[]> ciphers = new ArrayList<>(lines.size());
    for (Line<ObjectionRequest> line : lines) {
      keysOfLines.add(keys.values(line.request().number()).toArray(UUID[]::new));
      ciphers.add(cipher.encrypt(line.request().number(), ObjectionLedger.PURPOSE));
    }
    return objectedTo
        .standings(lines.stream().map(line -> line.request().advertiser()).distinct().toList())
        .map(standings -> recording(lines, keysOfLines, ciphers, standings, sent));
  }

  private Recording recording(
      List<Line<ObjectionRequest>> lines,
      List<UUID[]> keysOfLines,
      List<byte[]> ciphers,
      Map<String, Standing> standings,
      Sent sent) {
    Outcome[] outcomes = new Outcome[lines.size()];
    Map<Sealed.Receipt, Sealed> firsts = new HashMap<>();
    Map<Integer, Integer> repeats = new HashMap<>();
    List<Sealed> sealed = new ArrayList<>();
    for (int place = 0; place < lines.size(); place++) {
      Line<ObjectionRequest> line = lines.get(place);
      Standing standing = standings.get(line.request().advertiser());
      if (standing == Standing.NOT_REGISTERED) {
        outcomes[place] =
            new Outcome.Refused("advertiser", refusals.problem(new AdvertiserNotRegistered()));
        continue;
      }
      Sealed each =
          new Sealed(
              place,
              line.number(),
              line.request(),
              List.of(keysOfLines.get(place)),
              Ids.next(),
              ciphers.get(place),
              standing == Standing.UNKNOWN);
      Sealed first = firsts.putIfAbsent(each.receipt(), each);
      if (first == null) {
        sealed.add(each);
      } else {
        repeats.put(place, first.place());
      }
    }
    return transaction ->
        record(transaction, sealed, sent, outcomes.clone(), MOST_TRIES)
            .map(done -> withRepeats(done, repeats));
  }

  private static List<Outcome> withRepeats(Outcome[] done, Map<Integer, Integer> repeats) {
    repeats.forEach(
        (place, first) ->
            done[place] =
                switch (done[first]) {
                  case Outcome.Created(UUID id) -> new Outcome.Same(id);
                  case Outcome.Same same -> same;
                  case Outcome.Refused refused -> refused;
                });
    return Arrays.asList(done);
  }

  private Uni<Outcome[]> record(
      SqlConnection transaction, List<Sealed> open, Sent sent, Outcome[] outcomes, int tries) {
    if (tries == 0) {
      throw new RefusedException(new ChangedTooOften());
    }
    return run(FIRST, transaction, open, sent, outcomes)
        .flatMap(left -> run(AGAIN, transaction, left, sent, outcomes))
        .flatMap(
            left ->
                left.isEmpty()
                    ? Uni.createFrom().item(outcomes)
                    : record(transaction, left, sent, outcomes, tries - 1));
  }

  /** Those that are still open after the statement. */
  private Uni<List<Sealed>> run(
      String statement,
      SqlConnection transaction,
      List<Sealed> open,
      Sent sent,
      Outcome[] outcomes) {
    return open.isEmpty()
        ? Uni.createFrom().item(open)
        : transaction
            .preparedQuery(statement)
            .execute(parameters(open, sent))
            .map(rows -> left(open, rows, outcomes));
  }

  private static List<Sealed> left(List<Sealed> open, RowSet<Row> rows, Outcome[] outcomes) {
    for (Row row : rows) {
      UUID id = row.getUUID("id");
      outcomes[row.getInteger("place")] =
          row.getBoolean("is_new") ? new Outcome.Created(id) : new Outcome.Same(id);
    }
    return open.stream().filter(each -> outcomes[each.place()] == null).toList();
  }

  private Tuple parameters(List<Sealed> open, Sent sent) {
    return new ColumnArrays<>(open)
        .ints(Sealed::place)
        .uuids(each -> each.keys().getFirst())
        .uuids(Sealed::id)
        .texts(each -> each.request().advertiser())
        .texts(each -> each.request().channel().name())
        .texts(each -> each.request().source())
        .bytes(Sealed::cipher)
        .instants(each -> ledger.beginning(each.request()))
        .instants(each -> each.request().receivedAt())
        .booleans(Sealed::advertiserUnknown)
        .longs(Sealed::line)
        .value(
            open.stream()
                .flatMap(each -> each.keys().stream().map(_ -> each.place()))
                .toArray(Integer[]::new))
        .value(open.stream().flatMap(each -> each.keys().stream()).toArray(UUID[]::new))
        .value(sent.sender())
        .value(sent.file())
        .tuple();
  }
}
