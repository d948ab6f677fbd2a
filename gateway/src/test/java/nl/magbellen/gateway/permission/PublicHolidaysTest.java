package nl.magbellen.gateway.permission;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The running service knows the public holidays: a calendar without any would say so nowhere. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class PublicHolidaysTest {

  @ParameterizedTest
  @CsvSource({
    "2026-04-06, true", // Easter Monday
    "2026-04-27, true", // King's Day
    "2026-05-14, true", // Ascension Day
    "2026-05-25, true", // Whit Monday
    "2026-12-25, true", // first Christmas day
    "2027-01-01, true", // New Year's Day
    "2026-04-07, false"
  })
  void noCallIsMadeOnAPublicHoliday(String day, boolean isHoliday) {
    // Given
    var question =
        Map.of(
            "callee", "+31612345678",
            "callerId", "+31207001234",
            "advertiser", "zonnestroom",
            "purpose", "COMMERCIAL",
            "subject", "energy-contract",
            "at", day + "T12:00:00Z");
    // When
    var answer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "zonnestroom"))
            .contentType(ContentType.JSON)
            .body(question)
            .post("/v1/call-permissions");
    // Then
    var forbidden = hasItem("FORBIDDEN_DAY");
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo("DENY"))
        .body("reasons.code", isHoliday ? is(forbidden) : not(forbidden));
  }
}
