package nl.magbellen.consent;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static nl.magbellen.service.access.Role.AUDITOR;
import static nl.magbellen.service.access.Role.CONSENT_WRITER;
import static nl.magbellen.service.access.Role.DIALER;
import static nl.magbellen.service.access.Role.OPERATOR;
import static nl.magbellen.service.access.Role.REGISTRAR;
import static nl.magbellen.service.access.Role.SERVICE;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint with every role: who may, and nobody else. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class AccessMatrixTest {

  private static final List<String> ROLES =
      List.of(DIALER, CONSENT_WRITER, REGISTRAR, AUDITOR, SERVICE, OPERATOR);
  private static final Set<String> WRITE = Set.of(CONSENT_WRITER);
  private static final Set<String> READ = Set.of(CONSENT_WRITER, AUDITOR, OPERATOR);
  private static final Set<String> INTERNAL = Set.of(SERVICE);
  private static final Set<String> EVERYBODY = Set.copyOf(ROLES);

  private static final Map<String, Set<String>> MATRIX =
      Map.ofEntries(
          Map.entry("POST /v1/consents", WRITE),
          Map.entry("GET /v1/consents", READ),
          Map.entry("GET /v1/consents/{id}", READ),
          Map.entry("POST /v1/consents/{id}/verification", WRITE),
          Map.entry("POST /v1/consents/{id}/withdrawal", WRITE),
          Map.entry("POST /v1/customer-relations", WRITE),
          Map.entry("GET /v1/customer-relations", READ),
          Map.entry("GET /v1/customer-relations/{id}", READ),
          Map.entry("POST /v1/customer-relations/{id}/end", WRITE),
          Map.entry("POST /v1/requested-calls", WRITE),
          Map.entry("GET /v1/requested-calls", READ),
          Map.entry("GET /v1/requested-calls/{id}", READ),
          Map.entry("POST /v1/balance-tests", WRITE),
          Map.entry("GET /v1/balance-tests", READ),
          Map.entry("GET /v1/balance-tests/{id}", READ),
          Map.entry("POST /v1/published-numbers", WRITE),
          Map.entry("GET /v1/published-numbers", READ),
          Map.entry("GET /v1/published-numbers/{id}", READ),
          Map.entry("GET /v1/consents/{id}/proof", READ),
          Map.entry("GET /.well-known/jwks.json", EVERYBODY),
          Map.entry("POST /v1/proof-requests", WRITE),
          Map.entry("GET /v1/proof-requests", READ),
          Map.entry("GET /v1/proof-requests/{id}", READ),
          Map.entry("POST /v1/proof-requests/{id}/delivery", WRITE),
          Map.entry("POST /internal/door/records", INTERNAL),
          Map.entry("POST /internal/door/withdrawals", INTERNAL),
          Map.entry("POST /internal/door/disputes", INTERNAL),
          Map.entry("POST /internal/door/proof-requests", INTERNAL),
          Map.entry("POST /internal/door/proofs", INTERNAL),
          Map.entry("POST /internal/lookups", INTERNAL),
          Map.entry("POST /internal/holds", INTERNAL),
          Map.entry("POST /internal/holds/end", INTERNAL),
          Map.entry("POST /internal/uses", INTERNAL));

  static Stream<Arguments> everyEndpointAndRole() {
    return MATRIX.entrySet().stream()
        .flatMap(
            entry ->
                ROLES.stream()
                    .map(
                        role ->
                            Arguments.of(entry.getKey(), role, entry.getValue().contains(role))));
  }

  static Stream<String> everyEndpointThatNeedsAToken() {
    return MATRIX.entrySet().stream()
        .filter(entry -> entry.getValue() != EVERYBODY)
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("everyEndpointAndRole")
  void roleDecides(String endpoint, String role, boolean allowed) {
    // Given
    var client = ConsentApi.client(role, "*");
    // When
    Response answer = call(client, endpoint);
    // Then
    if (allowed) {
      answer.then().statusCode(not(oneOf(401, 403, 405, 500)));
    } else {
      answer.then().statusCode(403).contentType("application/problem+json");
    }
  }

  @ParameterizedTest
  @MethodSource("everyEndpointThatNeedsAToken")
  void withoutTokenNothingIsAnswered(String endpoint) {
    // Given
    var nobody = given().contentType(ContentType.JSON);
    // When
    Response answer = call(nobody, endpoint);
    // Then
    answer
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void matrixHoldsEveryOperationOfTheDocument() {
    // Given
    Map<String, Map<String, Object>> paths =
        given().queryParam("format", "json").get("/q/openapi").jsonPath().getMap("paths");
    // When
    Set<String> operations =
        paths.entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
            .collect(toCollection(TreeSet::new));
    // Then
    assertEquals(new TreeSet<>(MATRIX.keySet()), operations);
  }

  private static Response call(RequestSpecification client, String endpoint) {
    String[] methodAndPath = endpoint.split(" ");
    String path = methodAndPath[1].replace("{id}", "0199a1f0-0000-7000-8000-000000000000");
    return methodAndPath[0].equals("POST") ? client.body("{}").post(path) : client.get(path);
  }
}
