package nl.magbellen.gateway.migration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A copy whose database is migrated by somebody else. */
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

  @Test
  void itLivesBeforeTheMigrationAndIsReadyAfterIt() {
    // When: not migrated yet
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

  private static ValidatableResponse check(String kind, int code) {
    return given().get("/q/health/" + kind).then().statusCode(code);
  }

  private static String status(String check) {
    return "checks.find { it.name == '%s' }.status".formatted(check);
  }
}
