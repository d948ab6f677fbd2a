package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers at the clients' port learn of a service and can do to its metrics; each service
 * runs it.
 */
public abstract class MetricsFromOutside {

  private static final int MANY = 300;
  private static final String REST = " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";

  @TestHTTPResource("/")
  URI service;

  @ParameterizedTest
  @ValueSource(
      strings = {"/q/metrics", "/q/health", "/q/health/well", "/q/health/group", "/q/info"})
  void operatorsAlone(String path) throws Exception {
    // When
    int outside = get(service.resolve(path).toString()).statusCode();
    // Then
    assertEquals(404, outside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ready", "live", "started"})
  void healthIsOneWordForClients(String kind) throws Exception {
    // When
    HttpResponse<String> outside = get(service.resolve("/q/health/" + kind).toString());
    HttpResponse<String> inside = get(Management.at("/health/" + kind));
    // Then
    assertEquals(200, outside.statusCode());
    assertEquals("{\"status\":\"UP\"}", outside.body());
    assertEquals(200, inside.statusCode());
    assertTrue(inside.body().contains("checks"), inside.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/openapi", "/q/swagger-ui/"})
  void documentsStayWhereClientsLook(String path) throws Exception {
    // When
    HttpResponse<String> outside = get(service.resolve(path).toString());
    // Then
    assertEquals(200, outside.statusCode());
  }

  /**
   * A client chooses all of these; each that is counted under its own name costs memory for ever.
   */
  @ParameterizedTest
  @CsvSource({
    "MADEUP%d, /v1/nothing",
    "MADEUP%d, /internal/lookups",
    "GET, /v1/MADEUP%d",
    "GET, /MADEUP%d/MADEUP%d",
    "PATCH, /v1/MADEUP%d",
    "OPTIONS, /v1/MADEUP%d",
    "GET, /q/MADEUP%d",
    "GET, /q/swagger-ui/MADEUP%d",
    "POST, /q/health/ready/MADEUP%d",
    "GET, /%%2e%%2e/MADEUP%d",
    "GET, http://MADEUP%d/v1/nothing",
    "TRACE, /internal/lookups?MADEUP%d"
  })
  void nothingThatAClientInventsIsATimeSeries(String method, String target) throws Exception {
    // Given
    Set<String> before = series();
    // When
    try (RawConnection connection = new RawConnection(service)) {
      for (int n = 0; n < MANY; n++) {
        String line = method.formatted(n) + " " + target.formatted(n, n);
        assertTrue(connection.send(line + REST).answer().status() > 0, line);
      }
    }
    // Then
    assertBounded(before);
  }

  @Test
  void requestThatIsNeverFinishedIsNoTimeSeries() throws Exception {
    // Given
    Set<String> before = series();
    // When
    for (int n = 0; n < MANY; n++) {
      try (RawConnection connection = new RawConnection(service)) {
        connection.send(
            "POST /v1/MADEUP%d HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{".formatted(n));
      }
    }
    // Then
    assertBounded(before);
  }

  /** Ids and numbers stand in paths; a method that the path does not take answers 405. */
  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PATCH", "PUT", "GET", "TRACE", "BREW"})
  void idInAPathIsInNoMetricWhateverIsAnswered(String method) throws Exception {
    // Given
    List<String> templates = templates();
    String secret = "0612345678";
    // When
    for (String template : templates) {
      RawConnection.ask(service, method + " " + template.replaceAll("\\{\\w+}", secret) + REST);
    }
    String metrics = metrics();
    // Then
    assertTrue(templates.size() > 3, templates::toString);
    assertTrue(metrics.lines().noneMatch(line -> line.contains(secret)), metrics);
  }

  @Test
  void requestsAreCountedUnderTheirTemplate() throws Exception {
    // When
    get(service.resolve("/q/health/ready").toString());
    RawConnection.ask(service, "BREW /v1/nothing" + REST);
    Set<String> after = series();
    // Then
    assertTrue(
        after.stream().anyMatch(line -> line.contains("uri=\"/q/health/ready\"")), after::toString);
    assertTrue(
        after.stream()
            .anyMatch(line -> line.contains("method=\"OTHER\"") && line.contains("uri=\"OTHER\"")),
        after::toString);
  }

  private static void assertBounded(Set<String> before) throws Exception {
    Set<String> after = series();
    Set<String> more = new TreeSet<>(after);
    more.removeAll(before);
    assertTrue(more.size() < 10, more::toString);
    assertTrue(after.stream().noneMatch(line -> line.contains("MADEUP")), after::toString);
  }

  /** All time series of requests, without their values. */
  private static Set<String> series() throws Exception {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("http_server"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> templates() throws Exception {
    String document = get(service.resolve("/q/openapi?format=json").toString()).body();
    return Stream.of(document.split("\""))
        .filter(text -> text.startsWith("/") && text.contains("/v1/"))
        .distinct()
        .toList();
  }

  private static String metrics() throws Exception {
    return get(Management.at("/metrics")).body();
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build(),
          BodyHandlers.ofString());
    }
  }
}
