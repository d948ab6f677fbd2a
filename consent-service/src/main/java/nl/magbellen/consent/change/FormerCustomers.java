package nl.magbellen.consent.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.magbellen.decision.FormerCustomerTerm;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.rulebook.Rulebook;

/**
 * Finds whose terms are over, or run again, and were not told so. All former customers of an
 * advertiser and a subject have one term: it is over for those that ended before some midnight.
 */
@Singleton
class FormerCustomers {

  private static final String ALL_SUBJECTS = "*";

  /** Each step is one look into the index, however many relations a subject has. */
  private static final String SUBJECTS =
      """
      select t.advertiser, s.subject, k.ended_at as told
      from (select distinct advertiser from balance_test) t
      cross join lateral (
        with recursive each as (
          (select r.subject from customer_relation r
            where r.advertiser = t.advertiser and r.ended_at is not null
            order by r.subject limit 1)
          union all
          select (select r.subject from customer_relation r
            where r.advertiser = t.advertiser and r.ended_at is not null and r.subject > e.subject
            order by r.subject limit 1)
          from each e where e.subject is not null)
        select subject from each where subject is not null) s
      left join former_customers_told k on k.advertiser = t.advertiser and k.subject = s.subject
      """;

  private final Pool pool;
  private final HeldBalanceTests tests;
  private final SimilarSubjects similar;
  private final Rulebook rulebook;

  FormerCustomers(Pool pool, HeldBalanceTests tests, SimilarSubjects similar, Rulebook rulebook) {
    this.pool = pool;
    this.tests = tests;
    this.similar = similar;
    this.rulebook = rulebook;
  }

  /**
   * The former customers of an advertiser and a subject.
   *
   * @param term that they have at the instant of the look
   * @param over it is over for those that ended before this midnight
   * @param lookedAt the instant of the look
   */
  record Group(
      String advertiser, String subject, FormerCustomerTerm term, Instant over, Instant lookedAt) {}

  /** Those of whom not all is told, as far as the families of their subjects are known. */
  Uni<List<Group>> toTell(Instant now) {
    return tests
        .all()
        .flatMap(
            held -> similar.of(withSubjects(held), now).flatMap(found -> groups(held, found, now)));
  }

  private static List<String> withSubjects(Map<String, List<BalanceTestFact>> held) {
    return held.keySet().stream()
        .filter(
            advertiser ->
                held.get(advertiser).stream()
                    .anyMatch(test -> !test.subject().equals(ALL_SUBJECTS)))
        .toList();
  }

  private Uni<List<Group>> groups(
      Map<String, List<BalanceTestFact>> held, SimilarSubjects.Declared declared, Instant now) {
    return pool.query(SUBJECTS)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .flatMap(row -> group(row, held, declared, now).stream())
                    .toList());
  }

  /** Empty without a term that is known, and where all is told that is over. */
  private Optional<Group> group(
      Row row,
      Map<String, List<BalanceTestFact>> held,
      SimilarSubjects.Declared declared,
      Instant now) {
    String advertiser = row.getString("advertiser");
    String subject = row.getString("subject");
    OffsetDateTime told = row.getOffsetDateTime("told");
    return declared
        .to(subject, advertiser)
        .flatMap(
            similar ->
                FormerCustomerTerm.at(
                    now, rulebook.at(now), similar, held.getOrDefault(advertiser, List.of())))
        .map(term -> new Group(advertiser, subject, term, term.oldestAt(now), now))
        .filter(group -> told == null || !told.toInstant().equals(group.over));
  }
}
