package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.number.Ids;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.DatabaseDownContract;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseDownTest.OwnDatabase.class)
@WithTestResource(GatewayWithRegister.class)
class DatabaseDownTest extends DatabaseDownContract {

  /** Of the right form. */
  private static final String KEY =
      "mb_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef9ffa806d";

  /** A service that nobody has asked anything, with a database that no other test has. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> times = new HashMap<>(UsualTimes.TIMES);
      times.putAll(USUAL_TIMES);
      return times;
    }
  }

  /** Nothing is known of a question whose campaign cannot be read, so that it is not decided. */
  @Test
  @Order(6)
  void questionOfACampaignIsUnavailableWithoutADatabase() {
    // Given
    String question = "{\"callee\": \"112\", \"campaign\": \"winter\"}";
    // When
    Response single = dialer().body(question).post("/v1/call-permissions");
    Response batch =
        dialer()
            .body("{\"items\": [" + question + ", {\"callee\": \"112\"}]}")
            .post("/v1/call-permissions/batch");
    Response line = dialer().get("/v1/call-permissions/short?callee=112&campaign=winter");
    // Then
    single.then().statusCode(503).body("detail", startsWith("The campaign could not be read"));
    batch.then().statusCode(200).body("items.status", contains(503, 400));
    line.then().statusCode(503).body(startsWith("ERROR"));
  }

  /** Nobody is let in whose key cannot be looked up, and nobody waits long for that. */
  @Test
  @Order(7)
  void keyThatCannotBeLookedUpIsRefusedSoon() {
    // When
    long began = System.nanoTime();
    Response line =
        given()
            .queryParams(Map.of("key", KEY, "callee", "0612345678", "advertiser", "zonnestroom"))
            .get("/v1/call-permissions/short");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    // Then
    line.then().statusCode(503).body(startsWith("ERROR 503 The API key could not be looked up"));
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  /** Nothing can be kept then, so that nothing is said to be. */
  @Test
  @Order(8)
  void hookIsNotAnsweredAsTaken() {
    // Given
    String hook = "/vicidial?phone_number=0612345678&dispo=DNC";
    // When
    Response byKey = given().get("/v1/hooks/" + KEY + hook);
    Response byToken = dialer().get("/v1/hooks/token" + hook);
    // Then
    byKey.then().statusCode(503).header("Retry-After", notNullValue());
    byToken.then().statusCode(503).header("Retry-After", notNullValue());
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }

  /** A short question is about now, and a call is asked about by its decision. */
  @Override
  protected String body(String operation, String documented) {
    return switch (operation) {
      case "postShort" -> documented.replaceFirst("&at=[^&]*", "");
      case "findCalled" -> "{\"decision\": \"" + Ids.next() + "\"}";
      default -> documented;
    };
  }

  @Override
  protected Map<String, String> queries() {
    return Map.of(
        "askShort",
        "&advertiser=zonnestroom&purpose=COMMERCIAL&subject=energy-contract",
        "scrub",
        "&campaignId=winter",
        "objectByPdnc",
        "&campaignId=winter",
        "screen",
        "?advertiser=zonnestroom&purpose=COMMERCIAL&subject=energy-contract");
  }

  /** A question is answered all the same: with a DENY. */
  @Override
  protected Map<String, Integer> needNoDatabase() {
    return Map.ofEntries(
        Map.entry("askShort", 200),
        Map.entry("postShort", 200),
        Map.entry("getAuthzenConfiguration", 200),
        Map.entry("getSigningKeys", 200),
        Map.entry("getRulebook", 200),
        Map.entry("getRulebookChanges", 200),
        Map.entry("getTestSigningKeys", 200),
        Map.entry("listTestNumbers", 200),
        Map.entry("getOwnClient", 200),
        Map.entry("evaluateAccess", 200),
        Map.entry("evaluateAccesses", 200),
        Map.entry("askCallPermission", 200),
        Map.entry("askCallPermissions", 200),
        Map.entry("screen", 200));
  }

  @Test
  @Order(8)
  void jobThatNeedsTheDatabaseWarnsInALineAndIsTriedLater() {
    assertJobsAreTriedLater();
  }
}
