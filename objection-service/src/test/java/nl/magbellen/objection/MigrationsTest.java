package nl.magbellen.objection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestWorld.class)
class MigrationsTest {

  DataSource database;

  /** Who is killed between two transactions has tables of which the history knows nothing. */
  @Test
  void aMigrationAndItsEntryInTheHistoryAreOneTransaction() throws SQLException {
    // When
    String madeBy = ask("select xmin from pg_index where indexrelid = 'objection_pkey'::regclass");
    String enteredBy = ask("select xmin from flyway_schema_history where version = '0100'");

    // Then
    assertThat(enteredBy).isEqualTo(madeBy);
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
