package nl.magbellen.gateway.consumer;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** Who may call, while no service can be asked: that is said, and nobody may. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class CallersOnRecordTest {

  @Test
  void whatCannotBeKnownIsSaid() {
    // When
    var answer = ask(Role.SERVICE, "+31612349101");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.advertiser", contains("zonnestroom", "kattenopvang", "*"))
        .body("items.standing", contains("UNKNOWN", "UNKNOWN", "UNKNOWN"))
        .body("items[0].basis", equalTo(null));
  }

  @Test
  void onlyServicesAreAnsweredAndOnlyAboutNumbers() {
    // When
    var dialer = ask(Role.DIALER, "+31612349101");
    var nonsense = ask(Role.SERVICE, "no number");
    // Then
    dialer.then().statusCode(403);
    nonsense.then().statusCode(400);
  }

  private static Response ask(String role, String number) {
    return given()
        .auth()
        .oauth2(token(role, "*"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "number",
                number,
                "candidates",
                List.of(
                    Map.of("advertiser", "zonnestroom", "subject", "energy-contract"),
                    Map.of("advertiser", "kattenopvang", "subject", "donation"),
                    Map.of("advertiser", "*", "subject", "energy-contract"))))
        .post("/internal/consumer/callers");
  }
}
