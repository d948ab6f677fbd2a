package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.OwnTokensContract;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;

/** No advertiser stays unknown because a token of the service's own ends. */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(RegisterStandIn.class)
class OwnTokensTest extends OwnTokensContract {

  private static int asked = 0;

  RegisterStandIn register;

  OwnTokensTest() {
    super(Duration.ofSeconds(11));
  }

  /** For an advertiser that the service has never asked for. */
  @Override
  protected void ask() {
    String advertiser = "advertiser-" + UUID.randomUUID();
    register.register(advertiser);
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "number",
                "+3161%07d".formatted(7_900_000 + asked++),
                "advertiser",
                advertiser,
                "receivedAt",
                "2026-11-01T10:00:00+01:00",
                "channel",
                "CALL"))
        .post("/v1/objections")
        .then()
        .statusCode(201)
        .body("advertiserUnknown", equalTo(false));
  }
}
