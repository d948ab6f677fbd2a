package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.OwnTokensContract;

/** No question is denied because a token of the gateway's own ends; several end meanwhile. */
@QuarkusTest
@WithTestResource(EmptyServicesWorld.class)
class OwnTokensTest extends OwnTokensContract {

  OwnTokensTest() {
    super(Duration.ofSeconds(32));
  }

  @Override
  protected void ask() {
    given()
        .auth()
        .oauth2(token(Role.DIALER, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(
            """
            {"callee": "+31612345678", "callerId": "+31207001234", "advertiser": "zonnestroom",
             "purpose": "COMMERCIAL", "subject": "energy-contract"}
            """)
        .post("/v1/call-permissions")
        .then()
        .statusCode(200)
        .body("reasons.code", hasItem("ADVERTISER_UNKNOWN"))
        .body("reasons.code", not(hasItem("EVIDENCE_UNAVAILABLE")));
  }
}
