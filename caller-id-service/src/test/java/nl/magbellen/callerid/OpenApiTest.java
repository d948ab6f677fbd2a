package nl.magbellen.callerid;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class OpenApiTest {

  @Test
  void everyOperationHasIdAndSummary() {
    document()
        .then()
        .body(
            "paths.collectMany { it.value.findAll { o -> o.key != 'parameters' }.values() }"
                + ".findAll { !it.operationId || !it.summary }",
            is(empty()));
  }

  @Test
  void everyAnswerButNoContentHasASchema() {
    document()
        .then()
        .body(
            "paths.collectMany { p -> p.value.findAll { o -> o.key != 'parameters' }.values() }"
                + ".collectMany { o -> o.responses.findAll { r -> r.key != '204' }.values() }"
                + ".findAll { r -> !r.content || r.content.values().any { c -> !c.schema } }",
            is(empty()));
  }

  @Test
  void telephoneNumbersAreText() {
    document()
        .then()
        .body("components.schemas.CallerIdRequest.properties.number.type", equalTo("string"))
        .body("components.schemas", not(hasKey("TelephoneNumber")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GOOD_CAUSE_LOTTERY: a holder of a licence under art. 3, 9 or 27b",
        "the state lottery and Lotto too",
        "other periodicals that appear at least three times a year"
      })
  void sectorsAreDescribedAsTheLawHasThem(String words) {
    document().then().body("components.schemas.Sector.description", containsString(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AdvertiserRequest",
        "SectorRequest",
        "AgencyRequest",
        "MandateRequest",
        "MandateEndRequest",
        "CallerIdRequest",
        "OwnershipRequest",
        "AgreementRequest",
        "PublicationRequest",
        "CallbackCheckRequest",
        "ReleaseRequest",
        "TelemarketerRequest",
        "TrainingRequest"
      })
  void requestHasAnExampleWithItsFields(String request) {
    document()
        .then()
        .body(
            "components.schemas.%s.with { it.examples[0].keySet() - it.properties.keySet() }"
                .formatted(request),
            is(empty()));
  }

  @Test
  void everyRequestBodyHasAnExample() {
    document()
        .then()
        .body(
            ("paths.collectMany { p -> p.value.findAll { o -> o.key != 'parameters' }.values() }"
                + ".findAll { it.requestBody }"
                + ".collectMany { it.requestBody.content.values() }"
                + ".findAll { it.schema.'$ref' }"
                + ".collect { it.schema.'$ref'.tokenize('/').last() }"),
            everyItem(in(exemplified())));
  }

  private static Set<String> exemplified() {
    return document()
        .<Map<String, Object>>path("components.schemas.findAll { it.value.examples }")
        .keySet();
  }

  @Test
  void onlyBodiesThatMayBeLeftOutAreOptional() {
    document()
        .then()
        .body(
            "paths.collectMany { p -> p.value.findAll { o -> o.key != 'parameters' }.values() }"
                + ".findAll { it.requestBody && !it.requestBody.required }"
                + ".collect { it.operationId }",
            containsInAnyOrder("endMandate", "releaseCallerId"));
  }

  @ParameterizedTest
  @CsvSource({
    "AdvertiserRecord, kvk proposedSector reflectionPeriod sectorEvidence website contact",
    "AgencyRecord, ''",
    "MandateRecord, to",
    "MandateEvent, ''",
    "CallerIdRecord, agency pendingReason provenAt publishedAt publicationUrl releasedAt lastUsedOn",
    "CallerIdEvent, file method evidence publicationUrl agreedBy agreedAs recordedBy",
    "AgreementRecord, ''",
    "CallbackCheck, probe",
    "TelemarketerRecord, agency advertiser",
    "Training, validUntil",
    "DirectoryAnswer, ''"
  })
  void allIsThereAndOnlyThatMayBeNull(String schema, String mayBeNull) {
    // When
    JsonPath described = document().jsonPath().setRootPath("components.schemas." + schema);
    // Then
    Map<String, Map<String, Object>> fields = described.getMap("properties");
    assertThat(described.<String>getList("required"))
        .containsExactlyInAnyOrderElementsOf(fields.keySet());
    assertThat(fields.keySet().stream().filter(name -> mayBeNull(fields.get(name))))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(mayBeNull.split(" ")).filter(name -> !name.isEmpty()).toList());
  }

  private static boolean mayBeNull(Map<String, Object> type) {
    return Objects.toString(type.get("type"), "").contains("null")
        || Objects.toString(type.get("anyOf"), "").contains("type=null");
  }

  private static Response document() {
    return given().accept(ContentType.JSON).get("/q/openapi?format=json");
  }
}
