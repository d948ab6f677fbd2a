package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.list.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated clients and tools read of the gateway. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class OpenApiTest {

  private static final String OPERATIONS =
      "paths.collectMany { p -> p.value.findAll { o -> o.key != 'parameters' }.values() }";

  @Test
  void everyOperationHasIdAndSummary() {
    document().body(OPERATIONS + ".findAll { !it.operationId || !it.summary }", is(empty()));
  }

  @Test
  void everyOperationWithABodyTellsWhatBodiesItRefuses() {
    document()
        .body(
            OPERATIONS
                + ".findAll { it.requestBody && !(it.responses.'413' && it.responses.'415') }",
            is(empty()));
  }

  /** In a query a field must not be empty; in a body it may be, and means nothing. */
  @Test
  void whatIsAskedOfAParameterIsNotAskedOfTheFieldOfItsName() {
    document()
        .body("components.schemas.Question.properties.reference.minLength", is(nullValue()))
        .body("components.schemas.Question.properties.subject.minLength", is(nullValue()))
        .body(parameterOfShort("subject") + ".schema.minLength", is(1))
        .body(parameterOfShort("reference") + ".schema.minLength", is(0));
  }

  private static String parameterOfShort(String name) {
    return "paths.'/v1/call-permissions/short'.get.parameters.find { it.name == '" + name + "' }";
  }

  @Test
  void shortQuestionTakesATokenOrAKey() {
    String path = "paths.'/v1/call-permissions/short'.";
    document()
        .body(
            path + "get.security.collectMany { it.keySet() }",
            containsInAnyOrder("bearer", "apiKey", "apiKeyInQuery"))
        .body(
            path + "post.security.collectMany { it.keySet() }",
            containsInAnyOrder("bearer", "apiKey"))
        .body("components.schemas.ShortForm.properties.key.pattern", equalTo("^mb_[0-9a-f]{72}$"))
        .body("components.schemas.Question.properties", not(hasKey("key")));
  }

  @Test
  void encodingsOfAListAreThoseThatAreRead() {
    document()
        .body(
            "paths.'/v1/screenings'.post.parameters.find { it.name == 'charset' }.schema.enum",
            equalTo(Encoding.NAMES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Question", "PartialQuestion", "Questions", "OutcomeRequest", "Name"})
  void requestsTakeNoOtherFields(String request) {
    document().body("components.schemas." + request + ".additionalProperties", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallPermission", "DecisionRecord", "RulebookView", "Message"})
  void answersMayHoldFieldsThatComeLater(String answer) {
    document().body("components.schemas." + answer, not(hasKey("additionalProperties")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessRequest", "AccessRequests", "AccessEntity", "AccessAction"})
  void accessRequestsMayHoldFieldsThatNobodyKnows(String request) {
    document().body("components.schemas." + request + ".additionalProperties", equalTo(true));
  }

  @Test
  void partsOfABatchNeedNotHoldWhatAQuestionMust() {
    document()
        .body("components.schemas.Question.required", equalTo(List.of("callee")))
        .body(
            "components.schemas.PartialQuestion",
            allOf(hasKey("properties"), not(hasKey("required"))))
        .body(
            "components.schemas.Questions.properties.items.items.'$ref'",
            equalTo("#/components/schemas/PartialQuestion"))
        .body(
            "components.schemas.PartialQuestion.properties.keySet()",
            equalTo(
                given()
                    .get("/q/openapi?format=json")
                    .path("components.schemas.Question.properties.keySet()")));
  }

  @Test
  void whatStandsForAnAnswerIsOneObjectWithTheFieldsOfBoth() {
    document()
        .body("components.schemas.AnswerOrProblem", not(hasKey("oneOf")))
        .body(
            "components.schemas.AnswerOrProblem.properties.keySet()",
            hasItems("id", "decision", "reasons", "permit", "status", "detail", "errors"));
  }

  @Test
  void constantsOfAScreeningAreTheFieldsOfAQuestionButTheCallee() {
    // Given
    Set<String> fields =
        new HashSet<>(
            given()
                .get("/q/openapi?format=json")
                .<Map<String, Object>>path("components.schemas.Question.properties")
                .keySet());
    fields.remove("callee");
    // When
    ValidatableResponse document = document();
    // Then
    String constants =
        "paths.'/v1/screenings'.post.parameters"
            + ".findAll { it.in == 'query' && !(it.name in"
            + " ['fromRow', 'map', 'keep', 'only', 'numbers', 'charset', 'reader']) }";
    document
        .body(constants + ".name", containsInAnyOrder(fields.toArray()))
        .body(constants + ".findAll { !it.description }", is(empty()));
  }

  @Test
  void questionOnRecordIsDescribedByItsFields() {
    String properties = "components.schemas.AskedQuestion.properties";
    document()
        .body(
            properties + ".keySet()",
            containsInAnyOrder(
                "callee",
                "callerId",
                "advertiser",
                "agency",
                "telemarketer",
                "purpose",
                "subject",
                "calleeKind",
                "person",
                "caller",
                "calleeMinor",
                "campaign",
                "telemarketers"))
        .body("components.schemas.CallerId.type", equalTo("string"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/call-permissions", "/v1/call-permissions/batch"})
  void aKeyOnAQuestionIsDescribedOnceAndAsWhatItDoes(String path) {
    String keys = "paths.'" + path + "'.post.parameters.findAll { it.name == 'Idempotency-Key' }";
    document()
        .body(keys + ".size()", equalTo(1))
        .body(keys + "[0].description", containsString("within 60 seconds"))
        .body(keys + "[0].schema.maxLength", equalTo(255));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/screenings", "/v1/replays"})
  void whatKeepsNoAnswerTakesNoKey(String path) {
    document()
        .body(
            "paths.'" + path + "'.post.parameters.name",
            anyOf(nullValue(), not(hasItem("Idempotency-Key"))));
  }

  private static ValidatableResponse document() {
    return given().accept(ContentType.JSON).get("/q/openapi?format=json").then();
  }
}
