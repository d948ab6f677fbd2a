package nl.magbellen.gateway.rules;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class RulebookChangesResourceTest {

  @Test
  void whatChangedBetweenTwoDaysIsToldInBothLanguages() {
    // When
    var answer = auditor().get("/v1/rulebook/changes?from=2026-06-30&to=2026-07-01");
    // Then
    String customer = "days[0].rules.find { it.id == 'NL.TW.CUSTOMER' }.";
    answer
        .then()
        .statusCode(200)
        .body("days.date", contains("2026-07-01"))
        .body("days[0].texts.text.id", contains("TW-CUSTOMER-2026"))
        .body("days[0].rules.id", hasItems("NL.TW.CUSTOMER", "NL.TW.PUBLISHED-NUMBER"))
        .body(customer + "change", equalTo("CHANGED"))
        .body(customer + "forWhom.nl", equalTo("Bedrijven met eigen klanten"))
        .body(customer + "parameters.name", contains("exceptions"));
  }

  @Test
  void laterDayIsTodayWhenItIsNotSaid() {
    // When
    var answer = auditor().get("/v1/rulebook/changes?from=2026-07-01");
    // Then
    String today = LocalDate.now(DutchTime.ZONE).toString();
    answer.then().statusCode(200).body("to", equalTo(today));
  }

  @Test
  void sameChangesAreNotSentAgain() {
    // Given
    var first = auditor().get("/v1/rulebook/changes?from=2021-01-01&to=2026-12-31");
    // When
    var again =
        auditor()
            .header("If-None-Match", first.header("ETag"))
            .get("/v1/rulebook/changes?from=2021-01-01&to=2026-12-31");
    // Then
    again.then().statusCode(304);
  }

  private static RequestSpecification auditor() {
    return given().auth().oauth2(token(Role.AUDITOR, "*"));
  }
}
