package nl.magbellen.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.SpanCollector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link SecrecyIT} looks for, it would find: secrets are planted in every kind of place. */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("secrecy")
class PlantedSecretsIT {

  private static final String CODE = "402913";

  private List<String> secrets;
  private LocalStack stack;
  private Scanner scanner;
  private final Allowed allowed = new Allowed(Set.of());

  @BeforeAll
  void secretsOfEveryKind(LocalStack stack) {
    this.stack = stack;
    Set<String> keys = Keys.of(stack);
    secrets =
        List.of(
            "+31612345679",
            "0612345679",
            "06-12345679",
            "0031612345679",
            "+31207001239",
            CODE,
            "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
            "-----BEGIN PRIVATE KEY-----",
            "mb_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef9ffa806d",
            keys.iterator().next());
    scanner = new Scanner(List.of(CODE), keys);
  }

  @ParameterizedTest
  @EnumSource(names = "COLUMN", mode = EnumSource.Mode.EXCLUDE)
  void secretOfEveryKindIsFoundInSuchAPlace(Place.Sort sort) {
    // When
    List<String> missed = secrets.stream().filter(secret -> found(sort, secret).isEmpty()).toList();
    // Then
    assertThat(missed).isEmpty();
  }

  private List<Finding> found(Place.Sort sort, String secret) {
    return switch (sort) {
      case LOG -> inALog(secret);
      case METRICS -> inAMetric(secret);
      case TRACE -> inASpan(secret);
      case ERROR -> inAnError(secret);
      case COLUMN -> throw new IllegalArgumentException("each database has its own test");
    };
  }

  @ParameterizedTest
  @EnumSource
  void secretOfEveryKindIsFoundInAnyColumn(Service service) throws SQLException {
    // Given
    execute(service, "create table planted (words text, packed bytea, said jsonb, list text[])");
    for (String secret : secrets) {
      execute(
          service,
          "insert into planted values ('%1$s', '%1$s'::bytea, '{\"x\": \"%1$s\"}', '{%1$s}')"
              .formatted(secret));
    }
    List<Finding> findings = new ArrayList<>();
    // When
    new Columns(stack.database()).read(service, place -> findings.addAll(forbidden(place)));
    // Then
    execute(service, "drop table planted");
    Map<String, Set<String>> found =
        findings.stream()
            .filter(it -> it.place().startsWith(service.database() + ".planted."))
            .collect(
                Collectors.groupingBy(
                    Finding::place, Collectors.mapping(Finding::value, Collectors.toSet())));
    assertThat(found.keySet())
        .extracting(name -> name.substring(name.lastIndexOf('.') + 1))
        .containsExactlyInAnyOrder("words", "packed", "said", "list");
    assertThat(found.values()).allMatch(values -> values.containsAll(secrets));
  }

  /** A file beside those of the services. */
  private List<Finding> inALog(String secret) {
    try {
      Path log = stack.database().log().resolveSibling("planted.log");
      Files.writeString(log, "a line of " + secret + "\n");
      List<Finding> findings =
          Places.logs(stack).stream()
              .filter(place -> place.name().equals("planted.log"))
              .flatMap(place -> forbidden(place).stream())
              .toList();
      Files.delete(log);
      return findings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Finding> inAMetric(String secret) {
    return answering(
        "http_requests_total{uri=\"/v1/x/" + secret + "\"} 1.0\n",
        service -> forbidden(Places.metrics(service.resolve("/q/metrics"))));
  }

  /** A span between bytes that are digits as text. */
  private List<Finding> inASpan(String secret) {
    byte[] text = ("/v1/x/" + secret).getBytes(StandardCharsets.US_ASCII);
    byte[] span = new byte[text.length + 4];
    span[0] = '2';
    span[1] = (byte) text.length;
    System.arraycopy(text, 0, span, 2, text.length);
    span[text.length + 2] = '0';
    span[text.length + 3] = '1';
    SpanCollector collector = new SpanCollector();
    send(
        HttpRequest.newBuilder(URI.create(collector.url() + "/v1/traces"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(span)));
    return Places.traces(collector).flatMap(place -> forbidden(place).stream()).toList();
  }

  private List<Finding> inAnError(String secret) {
    return answering(
        "{\"paths\": {\"/v1/x\": {\"post\": {\"operationId\": \"x\"}}}}",
        service ->
            new Errors(service, "")
                .holding(secret).stream().flatMap(place -> forbidden(place).stream()).toList());
  }

  private List<Finding> forbidden(Place place) {
    return scanner.scan(place).stream().filter(finding -> !allowed.allows(finding)).toList();
  }

  private void execute(Service service, String sql) throws SQLException {
    try (Connection connection = new Columns(stack.database()).connection(service);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Asks a server that says one thing below {@code /q/} and refuses all else with an echo. */
  private static List<Finding> answering(String text, Function<URI, List<Finding>> asked) {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(free, 0);
      server.createContext(
          "/q/", exchange -> answer(exchange, 200, text.getBytes(StandardCharsets.UTF_8)));
      server.createContext(
          "/v1/", exchange -> answer(exchange, 400, exchange.getRequestBody().readAllBytes()));
      server.start();
      try {
        return asked.apply(URI.create("http://localhost:" + server.getAddress().getPort()));
      } finally {
        server.stop(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void send(HttpRequest.Builder request) {
    try {
      HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
