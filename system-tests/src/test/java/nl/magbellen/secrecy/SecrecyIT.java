package nl.magbellen.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.launcher.client.Question;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.SpanCollector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a stack of its own, after a day's work there and, but for columns, after a number and a token
 * were sent to every field of every operation: no full telephone number, code, token or key is in a
 * log, a metric, a span, an error or a column that should not have it. {@link PlantedSecretsIT}
 * shows that it would be found.
 */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("secrecy")
class SecrecyIT {

  private static final List<String> SENT_EVERYWHERE =
      List.of(
          "06-12345679",
          "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
          "mb_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef9ffa806d");

  private static final String SAMPLED = "00-%032x-00f067aa0ba902b7-01";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Place> errors = new ArrayList<>();

  /** What the day's work left there, before secrets are sent into every field. */
  private final List<Finding> inColumns = new ArrayList<>();

  private List<Place> inSpans;
  private LocalStack stack;
  private Scanner scanner;
  private Allowed allowed;

  @BeforeAll
  void aDayAtWork(LocalStack stack, Clients clients, @TempDir Path home) {
    this.stack = stack;
    DemoWorld demo = new DemoWorld(stack, new Home(home));
    demo.load();
    Stream.of(demo.permitted(), demo.denied(), demo.formerDonorQuestion())
        .forEach(question -> ask(clients, question));
    askWithAKey(clients);
    String code = CodeRequest.codes(clients, "+31643210987").getFirst();
    scanner = new Scanner(List.of(code), Keys.of(stack));
    allowed = new Allowed(callerIds());
    for (Service service : Service.values()) {
      new Columns(stack.database())
          .read(service, place -> forbidden(place).forEach(inColumns::add));
    }
    String token = stack.token(TokenRequest.of(Set.of(Role.values()), "*"));
    for (Service service : Service.values()) {
      Errors answered = new Errors(stack.address(service), token);
      errors.addAll(
          SENT_EVERYWHERE.parallelStream()
              .flatMap(secret -> answered.holding(secret).stream())
              .toList());
      Pause.until(() -> spanOfTheLast(service, clients), PATIENCE);
    }
    inSpans = spans().toList();
  }

  /** Spans come in the order in which they ended, some seconds later. */
  private static boolean spanOfTheLast(Service service, Clients clients) {
    String path = "/last-of-" + service.module();
    clients.without(service).header("traceparent", SAMPLED.formatted(1)).get(path);
    return spans().anyMatch(it -> it.text().equals(path));
  }

  private static void ask(Clients clients, Question question) {
    clients
        .of(Service.GATEWAY, Role.DIALER, "*")
        .header("traceparent", SAMPLED.formatted(System.nanoTime()))
        .body(question.body())
        .post("/v1/call-permissions")
        .then()
        .statusCode(200);
  }

  /** In the query, of a request that is traced; and once more when it is deleted. */
  private static void askWithAKey(Clients clients) {
    var made =
        clients
            .of(Service.GATEWAY, Role.OPERATOR, "*")
            .header("Idempotency-Key", "secrecy-key")
            .body(Map.of("advertiser", DemoWorld.COMPANY, "scopes", List.of("short", "hook")))
            .post("/v1/api-keys");
    String secret = made.then().statusCode(201).extract().path("secret");
    askShort(clients, secret, 200);
    sendToHook(clients, secret, "0612345678");
    sendToHook(clients, secret, "06123456789");
    clients
        .of(Service.GATEWAY, Role.OPERATOR, "*")
        .delete("/v1/api-keys/" + made.path("id"))
        .then()
        .statusCode(204);
    askShort(clients, secret, 401);
  }

  /** A report that is placed, and one that is kept: its number is none. */
  private static void sendToHook(Clients clients, String key, String number) {
    clients
        .without(Service.GATEWAY)
        .header("traceparent", SAMPLED.formatted(System.nanoTime()))
        .queryParams(
            Map.of("phone_number", number, "dispo", "NA", "call_id", "V" + number.length()))
        .get("/v1/hooks/" + key + "/vicidial")
        .then()
        .statusCode(200);
  }

  private static void askShort(Clients clients, String key, int status) {
    clients
        .without(Service.GATEWAY)
        .header("traceparent", SAMPLED.formatted(System.nanoTime()))
        .queryParams(
            Map.of(
                "key",
                key,
                "callee",
                "0612345678",
                "advertiser",
                DemoWorld.COMPANY,
                "purpose",
                "SERVICE"))
        .get("/v1/call-permissions/short")
        .then()
        .statusCode(status);
  }

  @Test
  void errorTellsNoSecretThatCameWithItsRequest() {
    assertThat(errors).hasSizeGreaterThan(1000);
    assertThat(errors.stream().flatMap(this::forbidden)).isEmpty();
  }

  @Test
  void logsHoldNoSecrets() {
    assertThat(Places.logs(stack).stream().map(Place::name).distinct())
        .contains(
            "gateway.log",
            "consent-service.log",
            "objection-service.log",
            "caller-id-service.log",
            "database.log");
    assertThat(Places.logs(stack).stream().flatMap(this::forbidden)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void metricsHoldNoSecrets(Service service) {
    assertThat(forbidden(Places.metrics(stack, service))).isEmpty();
  }

  /** Also of requests that were refused: with their queries, and with the exceptions. */
  @Test
  void spansHoldNoSecrets() {
    for (Service service : Service.values()) {
      assertThat(inSpans).anyMatch(it -> it.text().equals("/last-of-" + service.module()));
    }
    assertThat(inSpans).anyMatch(it -> it.text().contains("unheard-of="));
    assertThat(inSpans).anyMatch(it -> it.text().equals("exception.message"));
    assertThat(inSpans.stream().flatMap(this::forbidden)).isEmpty();
  }

  @Test
  void columnsHoldNoSecretsButThoseThatAreListed() {
    assertThat(inColumns).isEmpty();
  }

  private static Stream<Place> spans() {
    return Places.traces(SpanCollector.OF_ALL).distinct();
  }

  private Stream<Finding> forbidden(Place place) {
    return scanner.scan(place).stream().filter(finding -> !allowed.allows(finding));
  }

  /** What calls may be made from. */
  private Set<String> callerIds() {
    Set<String> numbers = new HashSet<>();
    new Columns(stack.database())
        .read(
            Service.CALLER_ID,
            place -> {
              if (place.name().equals("caller_id.caller_id.number")) {
                numbers.add(place.text());
              }
            });
    return numbers;
  }
}
