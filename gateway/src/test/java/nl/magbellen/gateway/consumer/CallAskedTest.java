package nl.magbellen.gateway.consumer;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** On what a consumer was called, as well as the shown number and the moment tell it. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class CallAskedTest {

  private static final String CALLER_ID = "+31207001234";

  private static final String REPORT =
      """
      insert into outcome
        (decision, decided_at, id, connected, ended_at, right_to_object, objected, recorded_by)
      select id, decided_at, gen_random_uuid(), true, now(), 'NOT_OFFERED', false, 'dialer'
      from decision where id = ?
      """;

  private static int numbers = 0;

  DataSource database;

  private final String number = "+3161%07d".formatted(9_400_000 + numbers++);

  @Test
  void decisionOfTheMomentIsFoundByTheShownNumber() {
    // Given
    String id = ask("COMMERCIAL").path("id");
    // When
    Response found = got(CALLER_ID, DutchTime.now());
    // Then
    found
        .then()
        .statusCode(200)
        .body("items.decision", contains(id))
        .body("items[0].advertiser", equalTo("zonnestroom"))
        .body("items[0].verdict", equalTo("DENY"))
        .body("items[0].reasonCodes", hasItem("EVIDENCE_UNAVAILABLE"))
        .body("items[0].connected", equalTo(null));
  }

  @Test
  void permitAndWhatWasOfferedAreTold() throws SQLException {
    // Given
    String id = ask("SERVICE").path("id");
    reported(id);
    ask("COMMERCIAL");
    // When
    Response found = got(null, DutchTime.now());
    // Then: the call that was reported, and not the question after it
    found
        .then()
        .body("items.decision", contains(id))
        .body("items[0].verdict", equalTo("PERMIT"))
        .body("items[0].basis", equalTo("NOT_REQUIRED"))
        .body("items[0].connected", equalTo(true))
        .body("items[0].rightToObjectOffered", equalTo(false));
  }

  @Test
  void anotherNumberOrAnotherHourIsAnotherCall() {
    // Given
    ask("COMMERCIAL");
    // When
    Response otherNumber = got("+31207009999", DutchTime.now());
    Response otherHour = got(CALLER_ID, DutchTime.now().minus(Duration.ofMinutes(31)));
    // Then
    otherNumber.then().statusCode(200).body("items", hasSize(0));
    otherHour.then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void onlyServicesAreAnswered() {
    // When
    Response dialer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "*"))
            .contentType(ContentType.JSON)
            .body(call(CALLER_ID, DutchTime.now()))
            .post("/internal/consumer/call-asked");
    // Then
    dialer.then().statusCode(403);
  }

  /** As a dialer reports it; the services that it would need are not there. */
  private void reported(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement sql = connection.prepareStatement(REPORT)) {
      sql.setObject(1, UUID.fromString(id));
      sql.execute();
    }
  }

  private Response got(String callerId, Instant calledAt) {
    return given()
        .auth()
        .oauth2(token(Role.SERVICE, "*"))
        .contentType(ContentType.JSON)
        .body(call(callerId, calledAt))
        .post("/internal/consumer/call-asked");
  }

  private Map<String, Object> call(String callerId, Instant calledAt) {
    Map<String, Object> call = new HashMap<>();
    call.put("number", number);
    call.put("callerId", callerId);
    call.put("calledAt", calledAt.toString());
    return call;
  }

  private Response ask(String purpose) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", number);
    question.put("callerId", CALLER_ID);
    question.put("advertiser", "zonnestroom");
    question.put("purpose", purpose);
    question.put("subject", purpose.equals("SERVICE") ? null : "solar-panels");
    return given()
        .auth()
        .oauth2(token(Role.DIALER, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/call-permissions");
  }
}
