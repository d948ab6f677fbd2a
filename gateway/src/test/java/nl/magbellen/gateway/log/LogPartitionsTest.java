package nl.magbellen.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class LogPartitionsTest {

  private static final String BOUNDS =
      """
      select pg_get_expr(c.relpartbound, c.oid) as bound
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = '%s'::regclass
      order by c.relname
      """;

  @Inject DataSource database;

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles"})
  void monthsFollowEachOtherWithoutGapWhateverTheSessionsZone(String zone) throws SQLException {
    // Given
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set timezone = '" + zone + "'");
      // When
      statement.execute("select keep_log_partitions(40)");
      statement.execute("set timezone = 'UTC'");
      List<String> bounds = bounds(statement, "decision");
      List<String> ofPages = bounds(statement, "decision_page");
      List<String> ofOutcomes = bounds(statement, "outcome");
      connection.rollback();
      // Then
      for (int i = 1; i < bounds.size(); i++) {
        assertEquals(end(bounds.get(i - 1)), start(bounds.get(i)));
      }
      assertEquals(41, bounds.size());
      assertEquals(bounds, ofPages);
      assertEquals(bounds, ofOutcomes);
    }
  }

  private static List<String> bounds(Statement statement, String log) throws SQLException {
    List<String> bounds = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(BOUNDS.formatted(log))) {
      while (rows.next()) {
        bounds.add(rows.getString("bound"));
      }
    }
    return bounds;
  }

  private static String start(String bound) {
    return bound.split("'")[1];
  }

  private static String end(String bound) {
    return bound.split("'")[3];
  }
}
