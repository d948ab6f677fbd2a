package nl.magbellen.gateway.consumer;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.gateway.EmptyServicesWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** Of whom a call is said to be when more than one asked with the number that was shown. */
@QuarkusTest
@WithTestResource(EmptyServicesWorld.class)
class CallAskedOfOthersTest {

  private static final String CALLER_ID = "+31207001234";

  private static int numbers = 0;

  private final String number = "+3161%07d".formatted(9_500_000 + numbers++);

  @Test
  void whoeverAskedWithNumberOfAnotherComesLast() {
    // Given: the number is not registered; a service call needs no registration
    String own = ask("zonnestroom", "SERVICE").path("id");
    ask("windkracht", "COMMERCIAL");
    // When
    Response found = got();
    // Then
    found
        .then()
        .statusCode(200)
        .body("items.decision", contains(own))
        .body("items.advertiser", contains("zonnestroom"));
  }

  @Test
  void whoeverAskedWithNumberOfAnotherIsFoundWhereNobodyElseAsked() {
    // Given
    String only = ask("windkracht", "COMMERCIAL").path("id");
    // When
    Response found = got();
    // Then
    found
        .then()
        .body("items.decision", contains(only))
        .body("items[0].reasonCodes", hasItem("CALLER_ID_NOT_REGISTERED"));
  }

  private Response got() {
    return given()
        .auth()
        .oauth2(token(Role.SERVICE, "*"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "number", number,
                "callerId", CALLER_ID,
                "calledAt", DutchTime.now().toString()))
        .post("/internal/consumer/call-asked");
  }

  private Response ask(String advertiser, String purpose) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", number);
    question.put("callerId", CALLER_ID);
    question.put("advertiser", advertiser);
    question.put("purpose", purpose);
    question.put("subject", purpose.equals("SERVICE") ? null : "solar-panels");
    return given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/call-permissions");
  }
}
