package nl.magbellen.callerid.lookup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.service.lookup.LookupAnswer;

/** What is on record about who calls, for many callers with one query. */
@Singleton
public class CallerLookups {

  /**
   * Each subquery is a probe of one index; the entry of a batch is their sum. The selects around
   * the parameters hide the length of the batch from the planner, which would otherwise make a plan
   * for every small one.
   */
  private static final String QUERY =
      """
      select json_build_object(
        'advertiser', (
          select json_build_object('id', v.entry, 'name', v.name, 'sector', v.sector,
            'active', v.active, 'untrainedTelemarketer', v.untrained_telemarketer,
            'manyComplaints', v.many_complaints, 'similarSubjects', v.similar_subjects::json,
            'telemarketerRequired', v.telemarketer_required,
            'reflectionPeriod', v.reflection_period)
          from advertiser_version v
          where v.entry = l.advertiser and (v.recorded_at <= l.at or v.version = 1)
          order by v.version desc limit 1),
        'mandates', (
          select coalesce(json_agg(json_build_object('id', m.id, 'subjects', m.subjects,
            'from', m.valid_from, 'to', m.valid_to, 'kind', m.kind) order by m.id), '[]')
          from mandate m
          where m.advertiser = l.advertiser and m.agency = l.agency),
        'callerIds', (
          select coalesce(json_agg(json_build_object('id', c.id, 'agency', c.agency,
            'from', c.registered_from, 'provenAt', c.proven_at, 'releasedAt', c.released_at,
            'publishedAt', c.published_at, 'publicationUrl', c.publication_url,
            'lastUsedOn', c.last_used_on, 'lastCallbackCheck', (
              select json_build_object('id', k.id, 'at', k.at, 'result', k.result,
                'identifiesAdvertiser', k.identifies_advertiser,
                'ordinaryTariff', k.ordinary_tariff)
              from callback_check k
              where k.caller_id = c.id and k.at <= l.at
              order by k.at desc, k.id desc limit 1)) order by c.id), '[]')
          from caller_id c
          where c.advertiser = l.advertiser and c.number = l.caller_id),
        'telemarketer', (
          select json_build_object('id', t.telemarketer, 'agency', t.agency,
            'advertisers', array_remove(array[t.advertiser], null), 'trainings', (
            select coalesce(json_agg(json_build_object('id', e.id, 'module', e.module,
              'codeVersion', e.code_version, 'passedOn', e.passed_on,
              'validUntil', e.valid_until) order by e.id), '[]')
            from training e where e.telemarketer = t.entry))
          from telemarketer_version t
          where t.entry = coalesce('agency:' || l.agency, 'advertiser:' || l.advertiser)
              || '/' || l.telemarketer
            and (t.recorded_at <= l.at or t.version = 1)
          order by t.version desc limit 1),
        'telemarketers', (
          select coalesce(json_agg(json_build_object('id', t.telemarketer, 'agency', t.agency,
            'advertisers', array_remove(array[t.advertiser], null), 'trainings', (
            select coalesce(json_agg(json_build_object('id', e.id, 'module', e.module,
              'codeVersion', e.code_version, 'passedOn', e.passed_on,
              'validUntil', e.valid_until) order by e.id), '[]')
            from training e where e.telemarketer = t.entry)) order by t.telemarketer), '[]')
          from (select distinct unnest(string_to_array(l.telemarketers, ','))) as agent(id)
          cross join lateral (
            select v.entry, v.telemarketer, v.agency, v.advertiser
            from telemarketer_version v
            where v.entry = coalesce('agency:' || l.agency, 'advertiser:' || l.advertiser)
                || '/' || agent.id
              and (v.recorded_at <= l.at or v.version = 1)
            order by v.version desc limit 1) as t)
      )::text as facts
      from unnest((select $1::text[]), (select $2::text[]), (select $3::text[]),
          (select $4::text[]), (select $5::text[]), (select $6::timestamptz[]))
        with ordinality as l(advertiser, agency, caller_id, telemarketer, telemarketers, at, place)
      order by l.place
      """;

  private final Pool pool;

  CallerLookups(Pool pool) {
    this.pool = pool;
  }

  /** The facts of each caller, in their order, as JSON that {@code FactsJson} reads. */
  public Uni<byte[]> find(List<CallerLookup> lookups) {
    return pool.preparedQuery(QUERY)
        .execute(
            Tuple.of(
                texts(lookups, CallerLookup::advertiser),
                texts(lookups, CallerLookup::agency),
                texts(lookups, CallerLookup::callerId),
                texts(lookups, CallerLookup::telemarketer),
                texts(lookups, lookup -> String.join(",", lookup.telemarketers())),
                lookups.stream()
                    .map(lookup -> lookup.at().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new)))
        .map(
            rows ->
                LookupAnswer.of(
                    StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString("facts"))
                        .toList()));
  }

  private static String[] texts(List<CallerLookup> lookups, Function<CallerLookup, String> field) {
    return lookups.stream().map(field).toArray(String[]::new);
  }
}
