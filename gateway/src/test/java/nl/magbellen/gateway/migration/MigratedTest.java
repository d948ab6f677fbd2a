package nl.magbellen.gateway.migration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.testing.Management;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** A replica whose database is migrated by somebody else. */
@QuarkusTest
@TestProfile(MigratedTest.ByAJob.class)
@WithTestResource(GatewayWorld.class)
class MigratedTest {

  /** As the chart has it. */
  public static final class ByAJob implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.flyway.migrate-at-start", "false");
    }
  }

  @Inject Flyway flyway;

  @Inject DataSource database;

  @Test
  void itLivesBeforeTheMigrationAndIsReadyAfterIt() {
    // When
    // Not migrated yet
    // Then
    check("ready", 503).body(status("database is migrated"), equalTo("DOWN"));
    check("live", 200);
    check("started", 200);
    // When
    int applied = flyway.migrate().migrationsExecuted;
    // Then
    assertEquals(flyway.info().applied().length, applied);
    check("ready", 200).body(status("database is migrated"), equalTo("UP"));
  }

  @Test
  void databaseOfAnotherBuildIsRefusedWithAdvice() throws SQLException {
    // Given
    Flyway another =
        Flyway.configure().configuration(flyway.getConfiguration()).schemas("another_build").load();
    another.migrate();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update another_build.flyway_schema_history set checksum = 1 where version = '0100'");
    }
    // When
    FlywayException refused = assertThrows(FlywayException.class, another::migrate);
    // Then
    assertThat(refused.getMessage(), containsString("This database was made by another build"));
    assertThat(refused.getMessage(), containsString("--fresh"));
  }

  private static ValidatableResponse check(String kind, int code) {
    return given().get(Management.at("/health/" + kind)).then().statusCode(code);
  }

  private static String status(String check) {
    return "checks.find { it.name == '%s' }.status".formatted(check);
  }
}
