package nl.magbellen.consent;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.consent.balancetest.BalanceTestRequest;
import nl.magbellen.consent.balancetest.CommitteeAdvice;
import nl.magbellen.consent.lookup.Use;
import nl.magbellen.consent.proofrequest.ProofAsked;
import nl.magbellen.consent.publishednumber.PublishedNumberRequest;
import nl.magbellen.consent.relation.RelationRequest;
import nl.magbellen.consent.requestedcall.CallRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document is complete enough to make a client of it. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class OpenApiTest {

  @Test
  void everyOperationIsNamedAndTellsWhatItAnswers() throws Exception {
    // Given
    JsonNode document = document();
    // When
    Stream<JsonNode> operations =
        document.get("paths").valueStream().flatMap(JsonNode::valueStream);
    // Then
    assertAll(operations.map(operation -> () -> assertComplete(operation)));
  }

  @Test
  void everyFieldOfARequestHasAnExampleOrATypeThatHas() throws Exception {
    // Given
    JsonNode schemas = document().at("/components/schemas");
    // When
    Stream<String> bare =
        schemas
            .propertyStream()
            .filter(schema -> schema.getKey().endsWith("Request"))
            .flatMap(
                schema ->
                    schema
                        .getValue()
                        .get("properties")
                        .propertyStream()
                        .filter(field -> !isShown(field.getValue()))
                        .map(field -> schema.getKey() + "." + field.getKey()));
    // Then
    assertTrue(bare.toList().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ConsentRequest.class,
        Verification.class,
        RelationRequest.class,
        CallRequest.class,
        BalanceTestRequest.class,
        CommitteeAdvice.class,
        PublishedNumberRequest.class,
        ProofAsked.class,
        Use.class
      })
  void everyFieldOfARequestIsOneThatIsTaken(Class<? extends Record> request) throws Exception {
    // Given
    Set<String> taken =
        Arrays.stream(request.getRecordComponents()).map(RecordComponent::getName).collect(toSet());
    // When
    JsonNode schema = document().at("/components/schemas/" + request.getSimpleName());
    // Then
    assertEquals(
        taken, schema.get("properties").propertyStream().map(Map.Entry::getKey).collect(toSet()));
  }

  /** A field that may be null tells its type as one of two. */
  private static boolean isShown(JsonNode field) {
    return field.has("examples")
        || field.has("$ref")
        || field.path("anyOf").valueStream().anyMatch(OpenApiTest::isShown);
  }

  private static void assertComplete(JsonNode operation) {
    String name = operation.path("operationId").asText();
    assertFalse(name.isEmpty(), operation::toString);
    assertFalse(operation.path("summary").asText().isEmpty(), name);
    boolean tells =
        operation
            .get("responses")
            .propertyStream()
            .filter(response -> response.getKey().startsWith("2"))
            .allMatch(
                response ->
                    response.getKey().equals("204")
                        || hasSchemas(response.getValue().get("content")));
    assertTrue(tells, name);
    assertTrue(operation.at("/responses/400/content/application~1problem+json").isObject(), name);
  }

  private static boolean hasSchemas(JsonNode content) {
    return content != null
        && !content.isEmpty()
        && content.valueStream().allMatch(type -> type.path("schema").isObject());
  }

  private static JsonNode document() throws Exception {
    return new ObjectMapper()
        .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
  }
}
