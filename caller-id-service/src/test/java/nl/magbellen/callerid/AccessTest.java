package nl.magbellen.callerid;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint and every role. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class AccessTest {

  private static final List<String> ROLES =
      List.of(
          Role.DIALER,
          Role.CONSENT_WRITER,
          Role.REGISTRAR,
          Role.AUDITOR,
          Role.SERVICE,
          Role.OPERATOR);

  private static final Set<String> KEEPERS = Set.of(Role.REGISTRAR);
  private static final Set<String> SETTLERS = Set.of(Role.REGISTRAR, Role.OPERATOR);
  private static final Set<String> READERS = Set.of(Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR);
  private static final Set<String> CALLERS =
      Set.of(Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR, Role.DIALER);
  private static final Set<String> SERVICES = Set.of(Role.SERVICE);

  private static final String DIRECTORY = "GET /v1/directory/{number}";

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("PUT /v1/advertisers/{id}", SETTLERS),
          Map.entry("POST /v1/advertisers/{id}/sector", Set.of(Role.OPERATOR)),
          Map.entry("GET /v1/advertisers/{id}", CALLERS),
          Map.entry("GET /v1/advertisers", CALLERS),
          Map.entry("PUT /v1/agencies/{id}", KEEPERS),
          Map.entry("GET /v1/agencies/{id}", READERS),
          Map.entry("GET /v1/agencies", READERS),
          Map.entry("POST /v1/mandates", KEEPERS),
          Map.entry("POST /v1/mandates/{id}/end", KEEPERS),
          Map.entry("GET /v1/mandates/{id}", READERS),
          Map.entry("GET /v1/mandates", READERS),
          Map.entry("POST /v1/caller-ids", KEEPERS),
          Map.entry("GET /v1/caller-ids/{id}", READERS),
          Map.entry("GET /v1/caller-ids", READERS),
          Map.entry("POST /v1/caller-ids/{id}/ownership", KEEPERS),
          Map.entry("POST /v1/caller-ids/{id}/agreement", SETTLERS),
          Map.entry("POST /v1/caller-ids/{id}/publication", KEEPERS),
          Map.entry("POST /v1/caller-ids/{id}/callback-checks", KEEPERS),
          Map.entry("POST /v1/caller-ids/{id}/release", KEEPERS),
          Map.entry("PUT /v1/telemarketers/{id}", KEEPERS),
          Map.entry("GET /v1/telemarketers/{id}", READERS),
          Map.entry("POST /v1/telemarketers/{id}/trainings", KEEPERS),
          Map.entry("POST /internal/door/advertisers", SERVICES),
          Map.entry("POST /internal/door/advertiser-names", SERVICES),
          Map.entry("POST /internal/door/directory", SERVICES),
          Map.entry("POST /internal/lookups", SERVICES),
          Map.entry("POST /internal/uses", SERVICES));

  @ParameterizedTest
  @MethodSource("endpointsAndRoles")
  void roleMayDoWhatItIsFor(String endpoint, String role, boolean allowed) {
    // When
    Response answer = call(given().auth().oauth2(token(role, "*")), endpoint);
    // Then
    if (allowed) {
      answer.then().statusCode(not(anyOf(is(401), is(403), is(405), is(500))));
    } else {
      answer
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("detail", startsWith("The token's groups"));
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void withoutTokenNothingIsAnswered(String endpoint) {
    call(given(), endpoint).then().statusCode(401).contentType("application/problem+json");
  }

  @Test
  void directoryNeedsNoToken() {
    call(given(), DIRECTORY).then().statusCode(200);
  }

  @Test
  void matrixHoldsEveryEndpoint() {
    // Given
    Map<String, Map<String, Object>> paths =
        given().accept(ContentType.JSON).get("/q/openapi?format=json").path("paths");
    // When
    Set<String> documented =
        paths.entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .filter(key -> !key.equals("parameters"))
                        .map(method -> method.toUpperCase() + " " + path.getKey()))
            .filter(endpoint -> !endpoint.equals(DIRECTORY))
            .collect(toSet());
    // Then
    assertThat(documented, equalTo(ALLOWED.keySet()));
  }

  static Stream<Arguments> endpointsAndRoles() {
    return ALLOWED.entrySet().stream()
        .flatMap(
            entry ->
                ROLES.stream()
                    .map(
                        role ->
                            Arguments.of(entry.getKey(), role, entry.getValue().contains(role))));
  }

  static Stream<String> endpoints() {
    return ALLOWED.keySet().stream();
  }

  private static Response call(RequestSpecification client, String endpoint) {
    String[] parts = endpoint.split(" ");
    String path =
        parts[1]
            .replace("{id}", "0199a1f0-0000-7000-8000-000000000000")
            .replace("{number}", "0207001234");
    var request = parts[0].equals("GET") ? client : client.contentType(ContentType.JSON).body("{}");
    return request.request(parts[0], path);
  }
}
