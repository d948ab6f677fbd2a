package nl.magbellen.gateway.facade;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import nl.magbellen.gateway.GatewayWithRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dialer puts on its own list is an objection; nothing of it is lost. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class PdncResourceTest {

  private static final String PATH = "/compat/dncscrub/rpc/pdnc";

  private static int tests = 0;

  private final String advertiser = "lister-" + ++tests;

  /** No such service runs here. */
  @Test
  void objectionThatIsNotRegisteredIsNoSuccess() {
    // When
    Response answer = added(key(), "0612345678");
    // Then
    answer
        .then()
        .statusCode(503)
        .body(startsWith("ERROR 503 Not all objections"))
        .header("Retry-After", equalTo("5"));
  }

  @Test
  void whatIsNoNumberIsTold() {
    // Given
    String key = key();
    // When
    Response strict = added(key, "none,,12");
    Response lenient =
        given()
            .contentType(ContentType.URLENC)
            .formParams(
                Map.of(
                    "loginId", key, "phoneList", "none", "actionType", "add", "ignoreInvalid", "1"))
            .post(PATH);
    // Then
    strict
        .then()
        .statusCode(400)
        .body(containsString("no telephone number at place 1, 2, 3; the other numbers, 0, are"));
    lenient.then().statusCode(200).body(equalTo("0 registered\nno telephone number at place 1\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove", "status", "count", ""})
  void nothingElseIsDoneWithTheList(String action) {
    // When
    Response answer =
        given()
            .queryParams(Map.of("loginId", key(), "phoneList", "0612345678", "actionType", action))
            .get(PATH);
    // Then
    answer.then().statusCode(400).body(startsWith("ERROR 400 actionType must be add."));
  }

  private static Response added(String key, String numbers) {
    return given()
        .queryParams(Map.of("loginId", key, "phoneList", numbers, "actionType", "add"))
        .get(PATH);
  }

  private String key() {
    FacadeKeys.campaign(advertiser, "summer", "SERVICE");
    return FacadeKeys.key(advertiser, "summer");
  }
}
