package nl.magbellen.gateway.access;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static nl.magbellen.service.testing.TestTokens.tokenFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.log.Eventually;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** A token that was verified before is believed, but never more than a new one. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class VerifiedTokensTest {

  private static final String LOG = "/v1/call-permissions?advertiser=zonnestroom";

  @Test
  void aTokenThatWasGoodIsRefusedOnceItHasExpired() {
    // Given
    String token = tokenFor(Duration.ofSeconds(3), Role.AUDITOR, "zonnestroom");
    int before = statusOf(token);
    // When
    boolean refused = Eventually.holds(() -> statusOf(token) == 401);
    // Then
    assertEquals(200, before);
    assertTrue(refused);
  }

  @Test
  void aTokenThatWasGoodIsRefusedWithAnotherSignature() {
    // Given
    String token = token(Role.AUDITOR, "zonnestroom");
    String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
    // When
    int before = statusOf(token);
    int status = statusOf(forged);
    // Then
    assertEquals(200, before);
    assertEquals(401, status);
  }

  @Test
  void rightsAreThoseOfTheTokenEveryTime() {
    // Given
    String auditor = token(Role.AUDITOR, "zonnestroom");
    String writer = token(Role.CONSENT_WRITER, "zonnestroom");
    // When
    List<Integer> statuses =
        Stream.of(auditor, writer, writer, auditor).map(VerifiedTokensTest::statusOf).toList();
    // Then
    assertEquals(List.of(200, 403, 403, 200), statuses);
  }

  private static int statusOf(String token) {
    return given().auth().oauth2(token).get(LOG).statusCode();
  }
}
