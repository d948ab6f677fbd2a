package nl.magbellen.consent.change;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CommitteeAdviceFact;

/** The balance tests on record: an advertiser holds few. */
@Singleton
class HeldBalanceTests {

  private static final String TESTS =
      """
      select advertiser, id, subject, held_on, term, advice_outcome, advice_term, advice_given_on, advice_reference
      from balance_test
      """;

  private final Pool pool;

  HeldBalanceTests(Pool pool) {
    this.pool = pool;
  }

  /** All of them, by advertiser. */
  Uni<Map<String, List<BalanceTestFact>>> all() {
    return pool.query(TESTS).execute().map(HeldBalanceTests::tests);
  }

  private static Map<String, List<BalanceTestFact>> tests(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(
            groupingBy(
                row -> row.getString("advertiser"), mapping(HeldBalanceTests::test, toList())));
  }

  private static BalanceTestFact test(Row row) {
    return new BalanceTestFact(
        row.getUUID("id"),
        row.getString("subject"),
        row.getLocalDate("held_on"),
        Period.parse(row.getString("term")),
        advice(row));
  }

  private static CommitteeAdviceFact advice(Row row) {
    return row.getString("advice_outcome") == null
        ? null
        : new CommitteeAdviceFact(
            AdviceOutcome.valueOf(row.getString("advice_outcome")),
            Period.parse(row.getString("advice_term")),
            row.getLocalDate("advice_given_on"),
            row.getString("advice_reference"));
  }
}
