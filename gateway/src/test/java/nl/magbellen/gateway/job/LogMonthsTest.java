package nl.magbellen.gateway.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.service.transparency.LogSigners;
import nl.magbellen.transparency.PurgeStatement;
import nl.magbellen.transparency.PurgeStatement.Term;
import nl.magbellen.transparency.SignedNote;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class LogMonthsTest {

  private static final YearMonth NOW = YearMonth.from(DutchTime.now().atZone(ZoneOffset.UTC));

  @Inject DataSource database;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "magbellen.permit.keys")
  String permitKeys;

  @AfterEach
  void forgetThePast() throws SQLException {
    for (YearMonth past : List.of(NOW.minusMonths(61), NOW.minusMonths(60), NOW.minusYears(7))) {
      execute(
          "drop table if exists %s, %s, %s"
              .formatted(decisions(past), pages(past), outcomes(past)));
    }
  }

  @Test
  void onlyMonthsThatEndedLongerAgoAreDropped() throws IOException, SQLException {
    // Given
    makeMonth(NOW.minusMonths(61));
    makeMonth(NOW.minusMonths(60));
    makeMonth(NOW.minusYears(7));
    // When
    List<String> dropped = new LogMonths(environment("P5Y")).keep();
    // Then
    assertEquals(
        List.of(
            decisions(NOW.minusYears(7)),
            decisions(NOW.minusMonths(61)),
            pages(NOW.minusYears(7)),
            pages(NOW.minusMonths(61)),
            outcomes(NOW.minusYears(7)),
            outcomes(NOW.minusMonths(61))),
        dropped);
    assertEquals(1, monthsCalled(decisions(NOW.minusMonths(60))));
    assertEquals(0, monthsCalled(decisions(NOW.minusMonths(61))));
    assertEquals(1, monthsCalled(decisions(NOW)));
  }

  @Test
  void whatIsDroppedIsStatedSignedAndBecomesALeaf() throws IOException, SQLException {
    // Given
    makeMonth(NOW.minusYears(7));
    Instant from = NOW.minusYears(7).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    // When
    new LogMonths(environment("P5Y")).keep();
    // Then
    List<Term> statements = statements();
    assertTrue(
        statements.stream()
            .anyMatch(
                it ->
                    it.covers("decisions", from)
                        && it.covers("outcome", from)
                        && !it.covers("decisions", it.to())),
        () -> statements.toString());
  }

  @Test
  void monthOfWhichSomethingIsNoLeafYetStays() throws IOException, SQLException {
    // Given
    makeMonth(NOW.minusYears(7));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Nobody takes it from the queue before the end of this test.
      statement.execute("select pg_advisory_xact_lock(6011713)");
      execute(
          "insert into leaf_waiting (kind, record, at) values ('decisions', gen_random_uuid(), '%s-01')"
              .formatted(NOW.minusYears(7)));
      LogMonths months = new LogMonths(environment("P5Y"));
      // When
      var failure = assertThrows(IllegalStateException.class, months::keep);
      // Then
      assertTrue(failure.getMessage().contains("no leaf of the log yet"));
      assertEquals(1, monthsCalled(decisions(NOW.minusYears(7))));
    }
  }

  @Test
  void noTableIsLockedWhileTheStatementIsWritten() throws IOException, SQLException {
    // Given
    makeMonth(NOW.minusYears(7));
    execute(
        """
        create function refuse_locked() returns trigger language plpgsql as $$
        begin
          if exists (
              select from pg_locks where pid = pg_backend_pid() and relation = 'decision'::regclass
                and mode = 'AccessExclusiveLock') then
            raise exception 'no decision can be recorded meanwhile';
          end if;
          return null;
        end $$;
        create trigger refuse_locked after insert on purge_statement execute function refuse_locked();
        create trigger refuse_locked after update on leaf execute function refuse_locked();
        """);
    // When
    List<String> dropped = new LogMonths(environment("P5Y")).keep();
    execute("drop function refuse_locked cascade");
    // Then
    assertEquals(3, dropped.size());
  }

  @Test
  void monthOfWhichATableIsInUseStaysWholeAndNothingIsStated() throws IOException, SQLException {
    // Given
    makeMonth(NOW.minusYears(7));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table %s in share mode".formatted(outcomes(NOW.minusYears(7))));
      int before = statements().size();
      LogMonths months = new LogMonths(environment("P5Y"));
      // When
      assertThrows(SQLException.class, months::keep);
      // Then
      assertEquals(1, monthsCalled(decisions(NOW.minusYears(7))));
      assertEquals(before, statements().size());
    }
  }

  private List<Term> statements() throws SQLException {
    var trusted = LogSigners.of("magbellen/gateway", SigningKeys.parse(permitKeys, "test")).keys();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select note from purge_statement")) {
      List<Term> statements = new ArrayList<>();
      while (rows.next()) {
        statements.add(PurgeStatement.parse(SignedNote.open(rows.getString(1), trusted)).purged());
      }
      return statements;
    }
  }

  @Test
  void withoutATermNothingIsDropped() throws IOException, SQLException {
    // Given
    makeMonth(NOW.minusYears(7));
    // When
    List<String> dropped = new LogMonths(environment("")).keep();
    // Then
    assertEquals(List.of(), dropped);
    assertEquals(1, monthsCalled(decisions(NOW.minusYears(7))));
  }

  @Test
  void aYearAheadIsMade() throws IOException, SQLException {
    // Given
    String farthest = decisions(NOW.plusMonths(12));
    execute("drop table if exists " + farthest);
    // When
    new LogMonths(environment("P5Y")).keep();
    // Then
    assertEquals(1, monthsCalled(farthest));
  }

  @Test
  void aTermThatIsNoneIsRefused() {
    // Given
    LogMonths months = new LogMonths(environment("P0D"));
    // When
    var failure = assertThrows(IllegalStateException.class, months::keep);
    // Then
    assertTrue(failure.getMessage().startsWith("magbellen.log.kept-for"));
  }

  @Test
  void aMissingSettingIsNamed() {
    // Given
    Map<String, String> environment = environment("P5Y");
    environment.remove("QUARKUS_DATASOURCE_PASSWORD");
    LogMonths months = new LogMonths(environment);
    // When
    var failure = assertThrows(IllegalStateException.class, months::keep);
    // Then
    assertEquals("quarkus.datasource.password is not set", failure.getMessage());
  }

  private Map<String, String> environment(String keptFor) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", url);
    environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    environment.put("MAGBELLEN_LOG_KEPT_FOR", keptFor);
    environment.put("MAGBELLEN_PERMIT_KEYS", permitKeys);
    return environment;
  }

  private void makeMonth(YearMonth month) throws SQLException {
    for (String log : List.of("decision", "decision_page", "outcome")) {
      execute(
          "create table %s_%s partition of %s for values from ('%s-01 00:00Z') to ('%s-01 00:00Z')"
              .formatted(log, suffix(month), log, month, month.plusMonths(1)));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int monthsCalled(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_class where relname = '%s'".formatted(name))) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String decisions(YearMonth month) {
    return "decision_" + suffix(month);
  }

  private static String pages(YearMonth month) {
    return "decision_page_" + suffix(month);
  }

  private static String outcomes(YearMonth month) {
    return "outcome_" + suffix(month);
  }

  private static String suffix(YearMonth month) {
    return month.toString().replace('-', '_');
  }
}
