package nl.magbellen.callerid;

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
import nl.magbellen.service.testing.ScheduledJobs;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** A write may be sent again for a week; the job is the same in every service. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ForgottenKeysTest {

  @Inject DataSource database;

  @Test
  void keyOfAWriteIsKeptForAWeek() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      // Given
      statement.execute(
          """
          insert into idempotent_write (client, key, digest, status, answer, created_at) values
            ('of-the-week', 'young', gen_random_uuid(), 201, '', now() - interval '6 days 23 hours'),
            ('of-the-week', 'old', gen_random_uuid(), 201, '', now() - interval '7 days 1 hour')
          """);
      // When
      ScheduledJobs.doAllOf("ForgottenKeys");
      // Then
      assertEquals(List.of("young"), kept(statement));
    }
  }

  private static List<String> kept(Statement statement) throws SQLException {
    List<String> keys = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("select key from idempotent_write where client = 'of-the-week'")) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    }
    return keys;
  }
}
