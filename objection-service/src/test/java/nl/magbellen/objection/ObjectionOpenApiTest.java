package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document shows what to send, and what is always there. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ObjectionOpenApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ObjectionRequest",
        "LiftRequest",
        "ComplaintRequest",
        "PrivacyRequestReceived",
        "AnswerRequest"
      })
  void everyFieldThatIsSentHasAnExample(String schema) {
    // When
    Map<String, Map<String, Object>> fields = schemas().getMap(schema + ".properties");
    // Then
    assertThat(fields)
        .isNotEmpty()
        .allSatisfy((name, type) -> assertThat(type).matches(this::shown));
  }

  private boolean shown(Map<String, Object> type) {
    return type.containsKey("examples") || type.containsKey("$ref");
  }

  @ParameterizedTest
  @CsvSource({
    "LiftRequest, statement statedAt evidence",
    "ObjectionRequest, number advertiser receivedAt channel",
    "ObjectionRecord, id number advertiser advertiserUnknown channel source receivedAt liftedAt"
        + " recordedAt events",
    "ObjectionEvent, kind happenedAt channel source file statement evidence recordedBy recordedAt",
    "OutcomeObjections, objections",
    "ComplaintRequest, number advertiser calledAt receivedAt",
    "PrivacyRequestReceived, number kind advertiser words receivedAt",
    "AnswerRequest, text answeredAt",
    "ManyComplaintsAbout, kind id worksFor people"
  })
  void whatIsAlwaysThereIsRequired(String schema, String fields) {
    // When
    var required = schemas().<String>getList(schema + ".required");
    // Then
    assertThat(required).containsExactlyInAnyOrder(fields.split(" "));
  }

  private static JsonPath schemas() {
    return given()
        .queryParam("format", "json")
        .get("/q/openapi")
        .jsonPath()
        .setRootPath("components.schemas");
  }
}
