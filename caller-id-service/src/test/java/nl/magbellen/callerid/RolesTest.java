package nl.magbellen.callerid;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Roles stand in a token's groups and nowhere else. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class RolesTest {

  private static final String PATH = "/v1/mandates";

  @Test
  void roleOfTheRealmIsNoRole() {
    // Given
    String inGroups = TestTokens.token(Role.AUDITOR, "*");
    String inTheRealm = TestTokens.tokenWithRealmRole(Role.AUDITOR, "*");
    // When
    var allowed = given().auth().oauth2(inGroups).get(PATH);
    var refused = given().auth().oauth2(inTheRealm).get(PATH);
    // Then
    allowed.then().statusCode(200);
    refused.then().statusCode(403).contentType("application/problem+json");
  }
}
