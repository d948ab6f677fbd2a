package nl.magbellen.gateway;

import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import nl.magbellen.service.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list that is filtered otherwise than it was meant would pass for an answer. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class KnownQueriesTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/call-permissions?decison=PERMIT, UNKNOWN_PARAMETER",
    "/v1/call-permissions?to=, EMPTY_PARAMETER",
    "/v1/call-permissions?callee=, EMPTY_PARAMETER",
    "/v1/call-permissions?limit=5&limit=6, REPEATED_PARAMETER",
    "/v1/call-permissions?advertiser=, PATTERN",
    "/v1/statistics?from=, EMPTY_PARAMETER",
    "/v1/rulebook?at=&at=, REPEATED_PARAMETER"
  })
  void queryThatWouldBeReadOtherwiseIsRefused(String address, String code) {
    asked(address).statusCode(400).body("errors.code", contains(code));
  }

  @Test
  void emptyCursorIsTheBeginning() {
    asked("/v1/call-permissions?limit=5&cursor=").statusCode(200);
  }

  private static ValidatableResponse asked(String address) {
    return RestAssured.given().auth().oauth2(TestTokens.tokenOfAllRoles()).get(address).then();
  }
}
