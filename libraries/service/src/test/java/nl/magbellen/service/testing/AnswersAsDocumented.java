package nl.magbellen.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds every answer that REST Assured reads in a test of a service against the service's own
 * OpenAPI document: a field that is required and not there, or null where it must not be, fails the
 * test, whatever the test is about. Tests need not ask for it.
 */
public final class AnswersAsDocumented implements QuarkusTestBeforeClassCallback, Filter {

  private static final String LINES = "application/x-ndjson";

  /** In no published document; what stands there may be a newer release's word. */
  private static final String INTERNAL = "/internal/";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void beforeClass(Class<?> test) {
    RestAssured.replaceFiltersWith(this);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response answer = context.next(request, expected);
    URI asked = URI.create(request.getURI().replaceFirst("[?#].*", ""));
    // Not by configuration, which a thread that is not the test's own may not find.
    URI service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    if (asked.getPort() == service.getPort() && !asked.getRawPath().startsWith(INTERNAL)) {
      compare(OpenApiDocument.of(service), request.getMethod(), asked.getRawPath(), answer);
    }
    return answer;
  }

  private static void compare(
      OpenApiDocument document, String method, String path, Response answer) {
    String type = answer.contentType().replaceFirst(";.*", "");
    Optional<String> schema =
        document
            .operation(method, path)
            .map(
                it ->
                    OpenApiDocument.pointer(
                        it + "/responses",
                        Integer.toString(answer.statusCode()),
                        "content",
                        type,
                        "schema"))
            .filter(it -> !document.root().at(it).isMissingNode());
    if (schema.isPresent() && type.endsWith("json")) {
      List<String> flaws =
          values(type, answer.asString())
              .flatMap(value -> document.flaws(schema.get(), value).stream())
              .toList();
      assertThat(flaws).as("%s %s against %s", method, path, schema.get()).isEmpty();
    }
  }

  /** One, or a line each of NDJSON. */
  private static Stream<JsonNode> values(String type, String text) {
    try {
      if (!type.equals(LINES)) {
        return Stream.of(JSON.readTree(text));
      }
      return JSON.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll().stream();
    } catch (IOException e) {
      throw new AssertionError("What is answered is no JSON: " + text, e);
    }
  }
}
