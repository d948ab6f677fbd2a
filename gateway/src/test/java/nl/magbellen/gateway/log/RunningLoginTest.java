package nl.magbellen.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The login that docs/operations/databases.md makes to run with, after the SQL that stands there.
 */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class RunningLoginTest {

  private static final Path DOCUMENT = Path.of("../docs/operations/databases.md");
  private static final Pattern SQL = Pattern.compile("(?s)```sql\n(-- After.*?)```");

  @Inject DataSource database;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void becomeTheRunningLogin() throws SQLException, IOException {
    var sql = SQL.matcher(Files.readString(DOCUMENT));
    connection = database.getConnection();
    connection.setAutoCommit(false);
    statement = connection.createStatement();
    String owner = only("select current_user");
    statement.execute("create role gateway_run");
    if (sql.find()) {
      statement.execute(sql.group(1).replace("gateway_owner", '"' + owner + '"'));
    }
    statement.execute("select keep_log_partitions(40)");
    statement.execute("set local role gateway_run");
  }

  @AfterEach
  void forgetIt() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update decision set advertiser = 'x'",
        "delete from decision",
        "delete from decision_page",
        "update outcome set decision = null",
        "truncate decision",
        "update leaf set at = at",
        "delete from leaf",
        "update checkpoint set note = note",
        "delete from checkpoint",
        "delete from tree_tile",
        "insert into purge_statement (id, purged_at, note) values (gen_random_uuid(), now(), 'forged')",
        "update purge_statement set note = note",
        "delete from purge_statement",
        "truncate leaf",
        "create table mine (id int)",
        "alter table decision add column mine int",
        "drop table campaign"
      })
  void itChangesNothingThatIsOnRecord(String sql) {
    assertThatThrownBy(() -> statement.execute(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @Test
  void itReachesNoPartitionBesideTheLog() throws SQLException {
    // Given
    String newest =
        only(
            "select max(relname) from pg_class where relname like 'decision\\_20%' and relkind = 'r'");
    // When
    // Then
    assertThat(newest).startsWith("decision_20");
    assertThatThrownBy(() -> statement.execute("delete from " + newest))
        .hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from decision",
        "select count(*) from decision_page",
        "select max(version) from flyway_schema_history",
        "update campaign set texts = texts",
        "insert into leaf_waiting (kind, record, at) values ('outcome', gen_random_uuid(), now())",
        "delete from leaf_waiting where ctid = any (array(select ctid from leaf_waiting order by sequence limit 1)) returning sequence",
        "insert into leaf (index, kind, record, part, at) values (1000000, 'outcome', gen_random_uuid(), '', now())",
        "insert into tree_tile (level, index, hashes) values (0, 1000000, '') on conflict (level, index) do update set hashes = excluded.hashes",
        "insert into checkpoint (signed_at, size, root, note) values ('2020-01-01', 0, '', '')",
        "select note from purge_statement",
        "select keep_log_partitions(41)",
        "select end_test_decisions(now())"
      })
  void itDoesAllThatTheGatewayDoes(String sql) {
    assertThatCode(() -> statement.execute(sql)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"decision", "decision_page", "outcome"})
  void itAddsToTheLog(String log) throws SQLException {
    assertThat(only("select has_table_privilege('%s', 'insert')".formatted(log))).isEqualTo("t");
  }

  /** A function with the rights of the owner does nothing to what its caller put in its way. */
  @Test
  void itsOwnTablesAreNotTakenForTheLog() throws SQLException {
    // Given
    statement.execute(
        "create temporary table decision (advertiser text, decided_at timestamptz, id uuid, page"
            + " uuid)");
    statement.execute(
        "insert into pg_temp.decision select 'test-x', '2020-01-01', gen_random_uuid(), null");
    statement.execute("grant all on pg_temp.decision to public");
    // When
    statement.execute("select end_test_decisions(now())");
    // Then
    assertThat(only("select count(*) from pg_temp.decision")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep_log_partitions(1)", "end_test_decisions(now())"})
  void anotherLoginHasNoneOfItsRights(String function) throws SQLException {
    // Given
    statement.execute("reset role");
    statement.execute("create role gateway_other");
    statement.execute("set local role gateway_other");
    // When
    // Then
    assertThatThrownBy(() -> statement.execute("select " + function))
        .hasMessageContaining("permission denied");
  }

  private String only(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
