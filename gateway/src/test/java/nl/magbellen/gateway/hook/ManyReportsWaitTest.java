package nl.magbellen.gateway.hook;

import static io.restassured.RestAssured.given;
import static nl.magbellen.gateway.apikey.KeyMaker.made;
import static nl.magbellen.gateway.apikey.KeyMaker.secret;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.gateway.ObjectionsInMemory;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dialer that sends and sends what cannot be placed: 150 reports of a key wait here at most. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class ManyReportsWaitTest {

  private static final String ADVERTISER = "many-reports";

  ObjectionsInMemory objections;
  private String key;

  @BeforeEach
  void makeKey() {
    objections.run();
    key = secret(made(Map.of("advertiser", ADVERTISER, "scopes", List.of("hook"))));
  }

  @AfterEach
  void stop() {
    objections.stop();
  }

  @Test
  void whatHasNoRoomIsToldSoAndTakenOnceThereIs() {
    // Given
    sent(0, 100).then().statusCode(200).body("items", hasSize(100));
    sent(100, 150).then().statusCode(200).body("items", hasSize(50));
    // When
    ValidatableResponse tooMany = sent(150, 151).then();
    ValidatableResponse known = sent(0, 1).then();
    // Then
    tooMany
        .statusCode(503)
        .header("Retry-After", equalTo("60"))
        .body("type", equalTo("urn:magbellen:problem:busy"))
        .body("detail", containsString("/v1/unplaced-reports"));
    known.statusCode(200).body("items.result", contains("KEPT"));
    // When
    endOne();
    // Then
    sent(150, 151).then().statusCode(200).body("items.result", contains("KEPT"));
  }

  /** Calls that nobody asked about. */
  private Response sent(int from, int to) {
    List<Map<String, Object>> tasks =
        IntStream.range(from, to)
            .<Map<String, Object>>mapToObj(
                n -> Map.of("Id", "t-" + n, "CallDisposition", "NA", "Phone", "+31612345678"))
            .toList();
    return given()
        .contentType(ContentType.JSON)
        .body(tasks)
        .post("/v1/hooks/" + key + "/salesforce");
  }

  private static void endOne() {
    String id =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, ADVERTISER))
            .get("/v1/unplaced-reports?advertiser=" + ADVERTISER)
            .path("items[0].id");
    given()
        .auth()
        .oauth2(token(Role.REGISTRAR, ADVERTISER))
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"A test call.\"}")
        .post("/v1/unplaced-reports/" + id + "/end")
        .then()
        .statusCode(200);
  }
}
