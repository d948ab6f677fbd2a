package nl.magbellen.gateway.log;

import static io.restassured.RestAssured.given;
import static java.util.Collections.nCopies;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class DecisionLogTest {

  private static final String PATH = "/v1/call-permissions/";
  private static final String UNRECORDABLE = "+31207009999";

  @Inject DataSource database;

  @Test
  void everyDecisionOfABatchIsFoundOnItsPage() {
    // Given
    List<String> references =
        IntStream.range(0, 2 * LogPage.MOST + 1).mapToObj(i -> "r" + i).toList();
    Map<String, Object> body =
        Map.of(
            "defaults",
            Map.of("callee", "+31612345678", "advertiser", "pages", "purpose", "SERVICE"),
            "items",
            references.stream().map(reference -> Map.of("reference", reference)).toList());
    // When
    List<String> ids =
        client(Role.DIALER).body(body).post("/v1/call-permissions/batch").path("items.id");
    // Then
    assertEquals(references, ids.stream().map(id -> record(id).get("reference")).toList());
  }

  /** A request that holds one connection while it waits for another would leave all waiting. */
  @Test
  void manyReadDecisionsAtOnce() {
    // Given
    String id =
        client(Role.DIALER)
            .body(Map.of("callee", "+31612345678", "advertiser", "pages", "purpose", "SERVICE"))
            .post("/v1/call-permissions")
            .path("id");
    // When
    List<CompletableFuture<Integer>> reading =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> client(Role.AUDITOR).get(PATH + id).statusCode(),
                        Thread::startVirtualThread))
            .toList();
    // Then
    assertEquals(nCopies(24, 200), reading.stream().map(CompletableFuture::join).toList());
  }

  @Test
  void questionOnRecordHasTheFieldsThatWereAsked() {
    // Given
    Map<String, Object> asked = new HashMap<>();
    asked.put("callee", "+31612345678");
    asked.put("callerId", "+31207001234");
    asked.put("advertiser", "pages");
    asked.put("agency", null);
    asked.put("telemarketer", "t-0042");
    asked.put("purpose", "SERVICE");
    asked.put("subject", null);
    asked.put("calleeKind", "LEGAL_PERSON");
    asked.put("person", "klant-1");
    asked.put("caller", "AI_AGENT");
    asked.put("calleeMinor", true);
    // When
    String id = client(Role.DIALER).body(asked).post("/v1/call-permissions").path("id");
    // Then
    Map<String, Object> onRecord = new HashMap<>(asked);
    onRecord.put("campaign", null);
    onRecord.put("telemarketers", List.of());
    assertEquals(onRecord, record(id).get("question"));
  }

  @Test
  void halfOfABatchThatCannotBeRecordedIsDeniedAlone() throws SQLException {
    // Given
    List<Map<String, String>> items =
        IntStream.range(0, 2 * LogPage.MOST)
            .mapToObj(i -> Map.of("callerId", i == 0 ? UNRECORDABLE : "+31207001234"))
            .toList();
    Map<String, Object> body =
        Map.of(
            "defaults",
            Map.of("callee", "+31612345678", "advertiser", "pages", "purpose", "SERVICE"),
            "items",
            items);
    execute(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'not this one'; end $$;
        create trigger refuse before insert on decision for each row
          when (new.caller_id = '%s') execute function refuse()
        """
            .formatted(UNRECORDABLE));
    // When
    JsonPath answer;
    try {
      answer = client(Role.DIALER).body(body).post("/v1/call-permissions/batch").jsonPath();
    } finally {
      execute("drop trigger refuse on decision; drop function refuse()");
    }
    // Then
    List<String> decisions = answer.getList("items.decision");
    List<String> ids = answer.getList("items.id");
    assertEquals(nCopies(LogPage.MOST, "DENY"), decisions.subList(0, LogPage.MOST));
    assertEquals(
        nCopies(LogPage.MOST, "PERMIT"), decisions.subList(LogPage.MOST, decisions.size()));
    assertTrue(
        Eventually.holds(
            () -> client(Role.AUDITOR).get(PATH + ids.getFirst()).statusCode() == 200));
    assertEquals("DENY", record(ids.getFirst()).get("decision"));
    assertEquals("PERMIT", record(ids.getLast()).get("decision"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Map<String, Object> record(String id) {
    return client(Role.AUDITOR).get(PATH + id).jsonPath().getMap("");
  }

  private static RequestSpecification client(String role) {
    return given().auth().oauth2(token(role, "pages")).contentType(ContentType.JSON);
  }
}
