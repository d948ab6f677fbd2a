package nl.magbellen.objection.lookup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.facts.lookup.ObjectionLookup;
import nl.magbellen.objection.answer.AnswerTerms;
import nl.magbellen.service.lookup.LookupAnswer;
import nl.magbellen.service.lookup.LookupRequest;

/**
 * What is on record for a batch of questions, with one query. Objections are those of the number;
 * complaints are counted once about each caller of the batch, however many questions it asks.
 */
@Singleton
class ObjectionQuery {

  private static final String OBJECTIONS = "objections";
  private static final String COMPLAINTS = "complaints";

  /**
   * Complaints about a number count that are about a call of this advertiser or of nobody who is
   * known: no other advertiser may stop its calls. A telemarketer's id is the agency's own, or the
   * advertiser's. What callers of a batch have in common, mostly the number and the agency, is
   * counted once for all of them.
   */
  static final String QUERY =
      """
      with caller as (
        select place, advertiser, agency, telemarketer, counted_from, until,
          array_agg(caller_key) as caller_keys
        from unnest($4::int[], $5::uuid[], $6::text[], $7::text[], $8::text[],
          $9::timestamptz[], $10::timestamptz[])
          as c(place, caller_key, advertiser, agency, telemarketer, counted_from, until)
        group by place, advertiser, agency, telemarketer, counted_from, until),
      about as (
        select array_agg(place) as places, 'CALLER_ID' as kind, caller_keys, advertiser,
          null as agency, null as telemarketer, counted_from, until
        from caller
        group by caller_keys, advertiser, counted_from, until
        union all
        select array_agg(place), 'AGENCY', null, null, agency, null, counted_from, until
        from caller where agency is not null
        group by agency, counted_from, until
        union all
        select array_agg(place), 'TELEMARKETER', null,
          case when agency is null then advertiser end, agency, telemarketer, counted_from, until
        from caller where telemarketer is not null
        group by 4, agency, telemarketer, counted_from, until)
      select distinct l.place, 'objections' as list, o.id::text as id, json_build_object(
        'id', o.id, 'advertiser', o.advertiser, 'receivedAt', o.received_at,
        'liftedAt', o.lifted_at, 'channel', o.channel)::text as fact
      from unnest($1::int[], $2::uuid[], $3::text[]) as l(place, number_key, advertiser)
      join objection o on o.number_key = l.number_key and o.advertiser in (l.advertiser, '*')
      union all
      select unnest(a.places), 'complaints', a.kind, json_build_object(
        'latest', c.latest, 'about', a.kind, 'people', c.people, 'from', a.counted_from,
        'until', a.until)::text
      from about a cross join lateral (
        select count(distinct number_key) as people,
          (array_agg(id order by received_at desc, id desc))[1] as latest
        from (
          select id, number_key, received_at from complaint
          where a.kind = 'CALLER_ID' and caller_key = any (a.caller_keys)
            and received_at between a.counted_from and a.until
            and coalesce(advertiser = a.advertiser, true)
          union all
          select id, number_key, received_at from complaint
          where a.kind = 'AGENCY' and agency = a.agency
            and received_at between a.counted_from and a.until
          union all
          select id, number_key, received_at from complaint
          where a.kind = 'TELEMARKETER' and telemarketer = a.telemarketer
            and received_at between a.counted_from and a.until
            and agency is not distinct from a.agency
            and (a.agency is not null or advertiser = a.advertiser))) c
      where c.people > 0
      order by 1, 2, 3
      """;

  private final LookupConnections connections;
  private final AnswerTerms terms;

  ObjectionQuery(LookupConnections connections, AnswerTerms terms) {
    this.connections = connections;
    this.terms = terms;
  }

  /** Who makes a call for whom. */
  private record Calling(String advertiser, ObjectionLookup.Caller caller) {}

  /** The facts of each look-up, in their order, as JSON. */
  Uni<byte[]> find(List<ObjectionLookup> lookups) {
    Map<Calling, List<Integer>> callings = new LinkedHashMap<>();
    for (int place = 0; place < lookups.size(); place++) {
      ObjectionLookup lookup = lookups.get(place);
      if (lookup.caller() != null) {
        callings
            .computeIfAbsent(
                new Calling(lookup.advertiser(), lookup.caller()), _ -> new ArrayList<>())
            .add(place);
      }
    }
    return connections
        .pool()
        .preparedQuery(QUERY)
        .execute(parameters(lookups, List.copyOf(callings.keySet())))
        .map(rows -> answer(rows, lookups.size(), List.copyOf(callings.values())));
  }

  private static byte[] answer(RowSet<Row> rows, int size, List<List<Integer>> placesOfCallings) {
    var answer = new LookupAnswer(size, OBJECTIONS, COMPLAINTS);
    for (Row row : rows) {
      int place = row.getInteger("place");
      String list = row.getString("list");
      String fact = row.getString("fact");
      if (list.equals(OBJECTIONS)) {
        answer.add(place, OBJECTIONS, fact);
      } else {
        placesOfCallings.get(place).forEach(of -> answer.add(of, COMPLAINTS, fact));
      }
    }
    return answer.json();
  }

  private Tuple parameters(List<ObjectionLookup> lookups, List<Calling> callings) {
    Tuple parameters =
        LookupRequest.parameters(lookups.stream().map(ObjectionLookup::ofNumber).toList());
    List<Integer> places = new ArrayList<>();
    List<UUID> keys = new ArrayList<>();
    for (int place = 0; place < callings.size(); place++) {
      for (UUID key : keysOf(callings.get(place).caller())) {
        places.add(place);
        keys.add(key);
      }
    }
    List<Calling> each = places.stream().map(callings::get).toList();
    return parameters
        .addValue(places.toArray(Integer[]::new))
        .addValue(keys.toArray(UUID[]::new))
        .addValue(each.stream().map(Calling::advertiser).toArray(String[]::new))
        .addValue(each.stream().map(one -> one.caller().agency()).toArray(String[]::new))
        .addValue(each.stream().map(one -> one.caller().telemarketer()).toArray(String[]::new))
        .addValue(
            each.stream()
                .map(one -> utc(terms.complaintsCountFrom(one.caller().until())))
                .toArray(OffsetDateTime[]::new))
        .addValue(
            each.stream().map(one -> utc(one.caller().until())).toArray(OffsetDateTime[]::new));
  }

  /** One row of nulls where no number is shown: the agency and the telemarketer count then too. */
  private static List<UUID> keysOf(ObjectionLookup.Caller caller) {
    List<UUID> keys = new ArrayList<>(caller.numberKeys());
    if (keys.isEmpty()) {
      keys.add(null);
    }
    return keys;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
