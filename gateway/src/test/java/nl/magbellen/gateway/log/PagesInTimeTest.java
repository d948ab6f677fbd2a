package nl.magbellen.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import org.junit.jupiter.api.Test;

/** The database keeps late pages out by itself: also when the gateway that sent them is gone. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class PagesInTimeTest {

  @Inject DataSource database;

  private final UUID page = UUID.randomUUID();

  @Test
  void aPageThatIsWrittenInTimeButCommittedTooLateIsRefused() throws Exception {
    try (Connection connection = database.getConnection()) {
      // Given
      connection.setAutoCommit(false);
      insert(connection, OffsetDateTime.now().plus(Duration.ofMillis(300)));
      Thread.sleep(400);
      // When
      SQLException refused = assertThrows(SQLException.class, connection::commit);
      // Then
      assertTrue(refused.getMessage().contains("after its answer was due"), refused.getMessage());
      assertEquals(0, pages());
    }
  }

  @Test
  void aPageThatComesInTimeIsTaken() throws SQLException {
    try (Connection connection = database.getConnection()) {
      // When
      insert(connection, OffsetDateTime.now().plusSeconds(10));
      // Then
      assertEquals(1, pages());
    }
  }

  @Test
  void aPageOfLateDenialsIsTakenAtAnyTime() throws SQLException {
    try (Connection connection = database.getConnection()) {
      // When
      insert(connection, null);
      // Then
      assertEquals(1, pages());
    }
  }

  private void insert(Connection connection, OffsetDateTime answerBy) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into decision_page (decided_at, id, mourning_days, content, answer_by)"
                + " values (now(), ?, '{}', '', ?)")) {
      statement.setObject(1, page);
      statement.setObject(2, answerBy);
      statement.executeUpdate();
    }
  }

  private int pages() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select count(*) from decision_page where id = ?")) {
      query.setObject(1, page);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
