package nl.magbellen.consent.lookup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.service.lookup.LookupAnswer;
import nl.magbellen.service.lookup.LookupRequest;

/** Answers a whole batch with one statement: each row is one fact, as JSON. */
@ApplicationScoped
class LegalBasisQuery {

  /**
   * The selects around the parameters hide the length of the batch from the planner, which would
   * otherwise make a plan for every small one. Balance tests are the advertiser's, whatever the
   * number: they are read once for all places of the batch.
   */
  private static final String QUERY =
      """
      with asked as materialized (
        select distinct place, number_key, advertiser
        from unnest((select $1::int[]), (select $2::uuid[]), (select $3::text[]))
          as a(place, number_key, advertiser)
      )
      select 'consents' as list, a.place, a.advertiser, c.id, json_build_object(
          'id', c.id, 'advertiser', c.advertiser, 'subject', c.subject, 'person', c.person,
          'givenAt', c.given_at, 'validUntil', c.valid_until, 'channel', c.channel,
          'textVersion', c.text_version, 'textOnRecord', c.text_digest is not null,
          'standalone', c.standalone, 'firstCallWithin', c.first_call_within,
          'verifications', (
            select coalesce(
              json_agg(
                json_build_object('method', e.method, 'verifiedAt', e.happened_at)
                order by e.happened_at, e.sequence),
              '[]')
            from consent_event e
            where e.number_key = c.number_key and e.consent = c.id and e.kind = 'VERIFIED'
              and (e.advertiser is null or e.advertiser = a.advertiser)),
          'disputes', (
            select coalesce(
              json_agg(least(e.happened_at, e.recorded_at)
                order by least(e.happened_at, e.recorded_at)),
              '[]')
            from consent_event e
            where e.number_key = c.number_key and e.consent = c.id and e.kind = 'DISPUTED'
              and (e.advertiser is null or e.advertiser = a.advertiser)),
          'uses', (
            select coalesce(json_agg(distinct e.happened_at order by e.happened_at), '[]')
            from consent_event e
            where e.number_key = c.number_key and e.consent = c.id and e.kind = 'USED'
              and coalesce(e.advertiser, c.advertiser) = a.advertiser),
          'withdrawnAt', p.withdrawn_at)::text as fact
      from asked a
      join consent_party p on p.number_key = a.number_key and p.advertiser = a.advertiser
      join consent c on c.number_key = p.number_key and c.id = p.consent
      union all
      select 'relations', a.place, a.advertiser, r.id, json_build_object(
          'id', r.id, 'subject', r.subject, 'person', r.person, 'kind', r.kind,
          'startedAt', r.started_at, 'endedAt', r.ended_at,
          'numberFromSale', r.number_from_sale, 'optOutOffered', r.opt_out_offered)::text
      from asked a
      join customer_relation r on r.number_key = a.number_key and r.advertiser = a.advertiser
      union all
      select 'requestedCalls', a.place, a.advertiser, r.id, json_build_object(
          'id', r.id, 'subject', r.subject, 'requestedAt', r.requested_at,
          'validUntil', r.valid_until, 'usedAt', r.used_at,
          'pendingDecision', r.pending_decision, 'pendingUntil', r.pending_until)::text
      from asked a
      join requested_call r on r.number_key = a.number_key and r.advertiser = a.advertiser
      union all
      select 'balanceTests', null, a.advertiser, b.id, json_build_object(
          'id', b.id, 'subject', b.subject, 'heldOn', b.held_on, 'term', b.term,
          'advice', case when b.advice_outcome is not null then json_build_object(
              'outcome', b.advice_outcome, 'term', b.advice_term,
              'givenOn', b.advice_given_on, 'reference', b.advice_reference) end)::text
      from (select distinct advertiser from asked) a
      join balance_test b on b.advertiser = a.advertiser
      union all
      select 'publishedNumbers', a.place, a.advertiser, n.id, json_build_object(
          'id', n.id, 'holder', n.holder, 'kvk', n.kvk, 'url', n.url,
          'pageSha256', n.page_sha256, 'seenAt', n.seen_at,
          'statedPurpose', n.stated_purpose, 'subjects', n.subjects)::text
      from asked a
      join published_number n on n.number_key = a.number_key
        and n.advertisers && array['*', a.advertiser]
      union all
      select 'wrongPersons', a.place, a.advertiser, w.id, json_build_object(
          'id', w.id, 'reachedAt', least(w.reached_at, w.recorded_at), 'minor', w.minor)::text
      from asked a
      join wrong_person w on w.number_key = a.number_key and w.advertiser = a.advertiser
      order by 2, 4
      """;

  private static final String[] LISTS = {
    "consents", "relations", "requestedCalls", "balanceTests", "publishedNumbers", "wrongPersons"
  };

  private final Pool pool;

  LegalBasisQuery(Pool pool) {
    this.pool = pool;
  }

  /** The answer to a batch, as JSON. */
  Uni<byte[]> answer(List<NumberLookup> lookups) {
    return pool.preparedQuery(QUERY)
        .execute(LookupRequest.parameters(lookups))
        .map(rows -> answer(lookups, rows));
  }

  private static byte[] answer(List<NumberLookup> lookups, RowSet<Row> rows) {
    var answer = new LookupAnswer(lookups.size(), LISTS);
    rows.forEach(
        row ->
            places(row, lookups)
                .forEach(place -> answer.add(place, row.getString("list"), row.getString("fact"))));
    return answer.json();
  }

  private static IntStream places(Row row, List<NumberLookup> lookups) {
    Integer place = row.getInteger("place");
    return place != null
        ? IntStream.of(place)
        : IntStream.range(0, lookups.size())
            .filter(i -> lookups.get(i).advertiser().equals(row.getString("advertiser")));
  }
}
