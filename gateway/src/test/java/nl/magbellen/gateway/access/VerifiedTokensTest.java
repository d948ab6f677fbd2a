package nl.magbellen.gateway.access;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static nl.magbellen.service.testing.TestTokens.tokenFor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** A token that was verified before is believed, but never more than a new one. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class VerifiedTokensTest {

  private static final String LOG = "/v1/call-permissions?advertiser=zonnestroom";

  @Test
  void aTokenThatWasGoodIsRefusedOnceItHasExpired() throws InterruptedException {
    // Given
    Duration lifetime = Duration.ofSeconds(3);
    String token = tokenFor(lifetime, Role.AUDITOR, "zonnestroom");
    assertEquals(200, statusOf(token));
    Thread.sleep(lifetime.plusSeconds(1));
    // When
    int status = statusOf(token);
    // Then
    assertEquals(401, status);
  }

  @Test
  void aTokenThatWasGoodIsRefusedWithAnotherSignature() {
    // Given
    String token = token(Role.AUDITOR, "zonnestroom");
    assertEquals(200, statusOf(token));
    String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
    // When
    int status = statusOf(forged);
    // Then
    assertEquals(401, status);
  }

  @Test
  void rightsAreThoseOfTheTokenEveryTime() {
    // Given
    String auditor = token(Role.AUDITOR, "zonnestroom");
    String writer = token(Role.CONSENT_WRITER, "zonnestroom");
    assertEquals(200, statusOf(auditor));
    assertEquals(403, statusOf(writer));
    // When
    int again = statusOf(writer);
    // Then
    assertEquals(403, again);
    assertEquals(200, statusOf(auditor));
  }

  private static int statusOf(String token) {
    return given().auth().oauth2(token).get(LOG).statusCode();
  }
}
