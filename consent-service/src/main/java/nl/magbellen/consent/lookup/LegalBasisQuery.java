package nl.magbellen.consent.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.service.json.TreeFields;
import nl.magbellen.consent.lookup.LegalBasisFacts.BalanceTestFact;
import org.jboss.logging.Logger;

/** Answers a whole batch with one statement: each row is one fact, as JSON. */
@ApplicationScoped
class LegalBasisQuery {

  private static final Logger LOG = Logger.getLogger(LegalBasisQuery.class);

  /**
   * The selects around the parameters hide the length of the batch from the planner, which would
   * otherwise make a plan for every small one.
   */
  private static final String QUERY =
      """
      with asked as materialized (
        select distinct place, number_key, advertiser
        from unnest((select $1::int[]), (select $2::uuid[]), (select $3::text[]))
          as a(place, number_key, advertiser)
      )
      select 'CONSENT' as kind, a.place, a.advertiser, c.id, json_build_object(
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
            where e.number_key = c.number_key and e.consent = c.id and e.kind = 'DISPUTED'),
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
      select 'RELATION', a.place, a.advertiser, r.id, json_build_object(
          'id', r.id, 'subject', r.subject, 'person', r.person, 'kind', r.kind,
          'startedAt', r.started_at, 'endedAt', r.ended_at,
          'numberFromSale', r.number_from_sale, 'optOutOffered', r.opt_out_offered)::text
      from asked a
      join customer_relation r on r.number_key = a.number_key and r.advertiser = a.advertiser
      union all
      select 'REQUESTED_CALL', a.place, a.advertiser, r.id, json_build_object(
          'id', r.id, 'subject', r.subject, 'requestedAt', r.requested_at,
          'validUntil', r.valid_until, 'usedAt', r.used_at,
          'pendingDecision', r.pending_decision, 'pendingUntil', r.pending_until)::text
      from asked a
      join requested_call r on r.number_key = a.number_key and r.advertiser = a.advertiser
      union all
      select 'BALANCE_TEST', null, a.advertiser, b.id, json_build_object(
          'id', b.id, 'subject', b.subject, 'heldOn', b.held_on, 'term', b.term,
          'advice', case when b.advice_outcome is not null then json_build_object(
              'outcome', b.advice_outcome, 'term', b.advice_term,
              'givenOn', b.advice_given_on, 'reference', b.advice_reference) end)::text
      from (select distinct advertiser from asked) a
      join balance_test b on b.advertiser = a.advertiser
      union all
      select 'PUBLISHED_NUMBER', a.place, a.advertiser, n.id, json_build_object(
          'id', n.id, 'holder', n.holder, 'kvk', n.kvk, 'url', n.url,
          'pageSha256', n.page_sha256, 'seenAt', n.seen_at,
          'statedPurpose', n.stated_purpose, 'subjects', n.subjects)::text
      from asked a
      join published_number n on n.number_key = a.number_key
        and n.advertisers && array['*', a.advertiser]
      order by 2, 4
      """;

  private final Pool pool;
  private final ObjectMapper json;

  LegalBasisQuery(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  /** The facts of each look-up, in the same order. */
  Uni<List<LegalBasisFacts>> factsOf(List<Lookup> lookups) {
    return pool.preparedQuery(QUERY)
        .execute(parameters(lookups))
        .map(rows -> factsOf(lookups, rows));
  }

  private static Tuple parameters(List<Lookup> lookups) {
    List<Integer> places = new ArrayList<>();
    List<UUID> numberKeys = new ArrayList<>();
    List<String> advertisers = new ArrayList<>();
    for (int place = 0; place < lookups.size(); place++) {
      for (UUID numberKey : lookups.get(place).numberKeys()) {
        places.add(place);
        numberKeys.add(numberKey);
        advertisers.add(lookups.get(place).advertiser());
      }
    }
    return Tuple.of(
        places.toArray(Integer[]::new),
        numberKeys.toArray(UUID[]::new),
        advertisers.toArray(String[]::new));
  }

  private List<LegalBasisFacts> factsOf(List<Lookup> lookups, RowSet<Row> rows) {
    Told told = Told.nothing(lookups);
    rows.forEach(row -> add(row, told));
    told.unreadable().forEach(advertiser -> told.tests().get(advertiser).clear());
    return told.facts();
  }

  /**
   * What a batch has told so far.
   *
   * @param tests of each advertiser, shared by its facts
   * @param unreadable the advertisers that have a balance test which cannot be read
   */
  private record Told(
      List<LegalBasisFacts> facts,
      Map<String, List<BalanceTestFact>> tests,
      Set<String> unreadable) {

    static Told nothing(List<Lookup> lookups) {
      Map<String, List<BalanceTestFact>> tests = new HashMap<>();
      lookups.forEach(lookup -> tests.putIfAbsent(lookup.advertiser(), new ArrayList<>()));
      List<LegalBasisFacts> facts =
          lookups.stream().map(lookup -> none(tests.get(lookup.advertiser()))).toList();
      return new Told(facts, tests, new HashSet<>());
    }

    private static LegalBasisFacts none(List<BalanceTestFact> tests) {
      return new LegalBasisFacts(
          new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), tests, new ArrayList<>());
    }
  }

  /**
   * A fact that cannot be read is left out, which permits nothing, and is not the batch's end. With
   * a balance test the advertiser's other tests are left out too: the one before it may allow more.
   */
  private void add(Row row, Told told) {
    Kind kind = Kind.valueOf(row.getString("kind"));
    try {
      addReadable(kind, row, told);
    } catch (JsonProcessingException | TreeFields.Unreadable unreadable) {
      LOG.errorf(
          "A fact of ours is left out, because it cannot be read: %s %s, %s",
          kind, row.getUUID("id"), unreadable.getMessage());
      if (kind == Kind.BALANCE_TEST) {
        told.unreadable().add(row.getString("advertiser"));
      }
    }
  }

  private void addReadable(Kind kind, Row row, Told told) throws JsonProcessingException {
    TreeFields fact = new TreeFields(json.readTree(row.getString("fact")));
    switch (kind) {
      case CONSENT -> at(row, told).consents().add(FactIn.consent(fact));
      case RELATION -> at(row, told).relations().add(FactIn.relation(fact));
      case REQUESTED_CALL -> at(row, told).requestedCalls().add(FactIn.requestedCall(fact));
      case PUBLISHED_NUMBER -> at(row, told).publishedNumbers().add(FactIn.publishedNumber(fact));
      // Read once for the batch, however many of its numbers are asked for this advertiser.
      case BALANCE_TEST ->
          told.tests().get(row.getString("advertiser")).add(FactIn.balanceTest(fact));
    }
  }

  private static LegalBasisFacts at(Row row, Told told) {
    return told.facts().get(row.getInteger("place"));
  }

  private enum Kind {
    CONSENT,
    RELATION,
    REQUESTED_CALL,
    BALANCE_TEST,
    PUBLISHED_NUMBER
  }
}
