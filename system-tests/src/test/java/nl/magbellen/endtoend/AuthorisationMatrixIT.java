package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation that the services' OpenAPI documents list, with every role and without a token,
 * against {@code authorisation-matrix.csv}. An operation that the table lacks is a failure.
 */
@ExtendWith(RunningStack.class)
class AuthorisationMatrixIT {

  /** A row of the table: an operation and the roles that may call it. */
  private record Row(String operation, Set<String> roles) {

    boolean isPublic() {
      return roles.contains("public");
    }
  }

  /** These take lists, no JSON. */
  private static final Set<String> LISTS = Set.of("/v1/screenings");

  private static final RestAssuredConfig AS_TEXT =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT));

  @Test
  void everyOperationAdmitsItsRolesAndNobodyElse(Clients clients) {
    // Given
    Map<String, Row> matrix = matrix();
    List<String> wrong = new ArrayList<>();

    for (Service service : Service.values()) {
      // When
      Set<String> operations = operations(clients, service);

      // Then
      operations.forEach(operation -> check(clients, service, operation, matrix, wrong));
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(
      Clients clients,
      Service service,
      String operation,
      Map<String, Row> matrix,
      List<String> wrong) {
    Row row = matrix.get(service.module() + " " + operation);
    if (row == null) {
      wrong.add("not in the matrix: " + service.module() + " " + operation);
      return;
    }
    int anonymous = status(clients.without(service), operation);
    if (row.isPublic() == (anonymous == 401)) {
      wrong.add("%s %s without a token: %d".formatted(service.module(), operation, anonymous));
    }
    for (Role role : Role.values()) {
      int status = status(clients.of(service, role, "*"), operation);
      boolean admitted = status != 401 && status != 403;
      if (admitted != (row.isPublic() || row.roles().contains(role.claim()))) {
        wrong.add("%s %s as %s: %d".formatted(service.module(), operation, role.claim(), status));
      }
    }
  }

  private static int status(RequestSpecification client, String operation) {
    String[] methodAndPath = operation.split(" ");
    String path =
        methodAndPath[1]
            .replace("{day}", "2031-01-01")
            .replace("{number}", "+31207009999")
            .replaceAll("\\{[^}]+}", "0199a1f0-0000-7000-8000-000000000000");
    if (LISTS.contains(path)) {
      client.config(AS_TEXT).contentType("text/csv").accept("text/csv");
    }
    boolean hasBody = methodAndPath[0].equals("POST") || methodAndPath[0].equals("PUT");
    return (hasBody ? client.body("{}") : client).request(methodAndPath[0], path).statusCode();
  }

  private static Set<String> operations(Clients clients, Service service) {
    Map<String, Map<String, Object>> paths =
        clients
            .without(service)
            .get("/q/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("paths");
    Set<String> operations = new TreeSet<>();
    paths.forEach(
        (path, item) ->
            item.keySet().stream()
                .filter(Set.of("get", "post", "put", "delete", "patch")::contains)
                .forEach(
                    method ->
                        operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return operations;
  }

  private static Map<String, Row> matrix() {
    Map<String, Row> rows = new LinkedHashMap<>();
    try (InputStream table =
        AuthorisationMatrixIT.class.getResourceAsStream("/authorisation-matrix.csv")) {
      new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",\\s*"))
          .forEach(cells -> rows.put(cells[0], new Row(cells[0], Set.of(cells[1].split(" ")))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
