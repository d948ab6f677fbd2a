package nl.magbellen.gateway.reports;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many reports at once. The services do not run here: a report with an objection is not taken, with
 * 503.
 */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class ReportsTest {

  private static int tests = 0;

  private final String advertiser = "reports-" + ++tests;
  private final String callee = "+3161%07d".formatted(4_000_000 + tests);

  @Inject MeterRegistry meters;
  RegisterStandIn register;

  @AfterEach
  void recover() {
    register.recover();
  }

  @Test
  void callIsNamedByDecisionReferenceOrNumber() {
    // Given
    String reference = "row-" + UUID.randomUUID();
    String byId = asked(Map.of("callee", "+31612345601"));
    String byReference = asked(Map.of("callee", "+31612345602", "reference", reference));
    asked(Map.of());
    String byNumber = asked(Map.of());
    // When
    List<JsonPath> answers =
        reported(
            "{\"decision\": \"%s\", \"connected\": false}".formatted(byId),
            "{\"reference\": \"%s\", \"connected\": false}".formatted(reference),
            "{\"callee\": \"%s\", \"connected\": false}".formatted(callee));
    // Then
    assertThat(answers)
        .extracting(answer -> answer.getString("decision"))
        .containsExactly(byId, byReference, byNumber);
    assertThat(answers).allMatch(answer -> answer.getString("result").equals("CREATED"));
  }

  @Test
  void questionAboutAnotherDayIsNoCallThatANumberNames() {
    // Given
    String binding = asked(Map.of());
    asked(Map.of("at", "2027-03-01T14:00:00+01:00"));
    // When
    List<JsonPath> answers =
        reported("{\"callee\": \"%s\", \"connected\": false}".formatted(callee));
    // Then
    assertThat(answers.getFirst().getString("decision")).isEqualTo(binding);
  }

  @ParameterizedTest
  @CsvSource({
    // what else the line says; whether the call is found
    "'', CREATED",
    "'\"advertiser\": \"another\",', ERROR",
    "'\"reference\": \"other\",', ERROR",
  })
  void whatNamesACallMustFit(String more, String result) {
    // Given
    asked(Map.of("reference", "mine-" + callee));
    // When
    List<JsonPath> answers =
        reported("{%s \"callee\": \"%s\", \"connected\": false}".formatted(more, callee));
    // Then
    assertThat(answers.getFirst().getString("result")).isEqualTo(result);
  }

  @Test
  void callsOfOthersAreNotFound() {
    // Given
    String foreign =
        ask(dialer("another-" + advertiser), "another-" + advertiser, Map.of()).path("id");
    String ofAgency =
        ask(
                given()
                    .auth()
                    .oauth2(TestTokens.agencyToken("belhuis", Role.DIALER, advertiser))
                    .contentType(ContentType.JSON),
                advertiser,
                Map.of("agency", "belhuis"))
            .path("id");
    // When
    List<JsonPath> answers =
        reported(
            "{\"decision\": \"%s\", \"connected\": false}".formatted(foreign),
            "{\"decision\": \"%s\", \"connected\": false}".formatted(UUID.randomUUID()),
            "{\"decision\": \"%s\", \"connected\": false}".formatted(ofAgency));
    // Then
    assertThat(answers.get(0).getInt("status")).isEqualTo(404);
    assertThat(answers.get(0).getString("detail")).isEqualTo(answers.get(1).getString("detail"));
    assertThat(answers.get(2).getString("result")).isEqualTo("CREATED");
  }

  @Test
  void lineThatIsNoReportIsToldWithItsPlaceAndStopsNoOther() {
    // Given
    String id = asked(Map.of());
    // When
    List<JsonPath> answers =
        reported(
            "{\"decision\": \"%s\", \"connected\": fals}".formatted(id),
            "[]",
            "{\"connected\": false}",
            "{\"decision\": \"%s\", \"conected\": false}".formatted(id),
            "{\"decision\": \"%s\"}".formatted(id),
            "{\"callee\": \"12\", \"connected\": false}",
            "{\"decision\": \"%s\", \"connected\": false, \"callId\": \"1\"}".formatted(id));
    // Then
    assertThat(answers).hasSize(7);
    assertThat(answers.subList(0, 6)).allMatch(answer -> answer.getInt("status") == 400);
    assertThat(answers.get(3).getString("errors[0].pointer")).isEqualTo("/conected");
    assertThat(answers.get(4).getString("errors[0].pointer")).isEqualTo("/connected");
    assertThat(answers.get(5).getString("errors[0].pointer")).isEqualTo("/callee");
    assertThat(answers.get(6).getString("result")).isEqualTo("CREATED");
    assertThat(answers)
        .extracting(answer -> answer.getInt("line"))
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void whatIsSentAgainIsTheSame() {
    // Given
    String id = asked(Map.of());
    String line = "{\"decision\": \"%s\", \"connected\": false, \"callId\": \"1\"}".formatted(id);
    // When
    List<JsonPath> first = reported(line, line);
    List<JsonPath> again = reported(line);
    // Then
    assertThat(first)
        .extracting(answer -> answer.getString("result"))
        .containsExactly("CREATED", "SAME");
    assertThat(again.getFirst().getString("result")).isEqualTo("SAME");
    assertThat(again.getFirst().getString("id")).isEqualTo(first.getFirst().getString("id"));
  }

  @Test
  void sameReportsAtOnceAreRecordedOnce() throws Exception {
    // Given
    String id = asked(Map.of());
    String[] lines =
        IntStream.range(0, 300)
            .mapToObj(
                n ->
                    "{\"decision\": \"%s\", \"connected\": false, \"callId\": \"%d\"}"
                        .formatted(id, n))
            .toArray(String[]::new);
    Callable<List<JsonPath>> sending = () -> reported(lines);
    // When
    List<Future<List<JsonPath>>> all;
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      all = each.invokeAll(List.of(sending, sending, sending));
    }
    // Then
    for (Future<List<JsonPath>> answers : all) {
      assertThat(answers.get())
          .allMatch(answer -> List.of("CREATED", "SAME").contains(answer.getString("result")));
    }
    auditor(id).then().body("outcomes", hasSize(300));
  }

  @Test
  void callsThatShouldNotHaveBeenMadeAreToldAndCounted() {
    // Given
    Instant anHourAgo = DutchTime.now().minus(Duration.ofHours(1));
    Map<String, Object> withheld = new HashMap<>();
    withheld.put("callerId", null);
    String denied = asked(withheld);
    String ended = asked(Map.of("at", anHourAgo.toString()));
    double before = counted("CALLED_ON_DENY") + counted("CALLED_AFTER_PERMIT_ENDED");
    // When
    List<JsonPath> answers =
        reported(
            "{\"decision\": \"%s\", \"connected\": true}".formatted(denied),
            "{\"decision\": \"%s\", \"machine\": true, \"connected\": false}".formatted(ended));
    // Then
    assertThat(answers)
        .extracting(answer -> answer.getString("violation"))
        .containsExactly("CALLED_ON_DENY", "CALLED_AFTER_PERMIT_ENDED");
    assertThat(counted("CALLED_ON_DENY") + counted("CALLED_AFTER_PERMIT_ENDED"))
        .isEqualTo(before + 2);
    auditor(denied).then().body("outcomes.violation", contains("CALLED_ON_DENY"));
  }

  private double counted(String violation) {
    return meters.counter("magbellen.outcomes.violations", "violation", violation).count();
  }

  @Test
  void whatCannotBeDoneElsewhereIsNotTakenAndToldSo() {
    // Given
    String id = asked(Map.of());
    // When
    List<JsonPath> answers =
        reported(
            "{\"decision\": \"%s\", \"connected\": true, \"objection\": true}".formatted(id),
            "{\"callee\": \"+31612345699\", \"disposition\": \"DNC\"}");
    // Then
    assertThat(answers).allMatch(answer -> answer.getInt("status") == 503);
    auditor(id).then().body("outcomes", hasSize(0));
  }

  @Test
  void objectionWithoutDecisionAndAdvertiserIsNoSuccess() {
    // Given
    RequestSpecification ofTwo =
        given().auth().oauth2(token(Role.DIALER, advertiser, "b-" + advertiser));
    // When
    Response answer =
        ofTwo
            .contentType(ContentType.JSON)
            .body("[{\"callee\": \"+31612345699\", \"objection\": true}]")
            .post("/v1/outcomes");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.status", contains(404))
        .body("items.detail", contains(containsString("callee and advertiser")));
  }

  @Test
  void objectionWithoutDecisionCountsForARegisteredAdvertiserAlone() {
    // Given
    String nobody = GatewayWorld.NOBODY + "-" + advertiser;
    String unasked = "unasked-" + advertiser;
    String line = "{\"callee\": \"+31612345699\", \"advertiser\": \"%s\", \"objection\": true}";
    RequestSpecification ofAll = dialer("*");
    // When
    Response refused = ofAll.body("[" + line.formatted(nobody) + "]").post("/v1/outcomes");
    register.fail();
    Response taken = dialer("*").body("[" + line.formatted(unasked) + "]").post("/v1/outcomes");
    // Then
    refused
        .then()
        .statusCode(200)
        .body("items.status", contains(422))
        .body("items.type", contains(containsString("advertiser-not-registered")));
    // objection-service is asked all the same, and does not run
    taken.then().body("items.status", contains(503));
  }

  @Test
  void arrayIsAnsweredAsOne() {
    // Given
    String id = asked(Map.of());
    // When
    Response answer =
        dialer(advertiser)
            .body("[{\"decision\": \"%s\", \"connected\": false}, 7]".formatted(id))
            .post("/v1/outcomes");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.result", contains("CREATED", "ERROR"))
        .body("items[0].decision", equalTo(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-ndjson"})
  void tooManyAreRefusedWhole(String type) {
    // Given
    String line = "{\"callee\": \"%s\", \"connected\": false}".formatted(callee);
    String body =
        type.endsWith("json") && !type.contains("nd")
            ? IntStream.range(0, 10_001)
                .mapToObj(_ -> line)
                .collect(Collectors.joining(",", "[", "]"))
            : (line + "\n").repeat(10_001);
    // When
    Response answer = dialer(advertiser).contentType(type).body(bytes(body)).post("/v1/outcomes");
    // Then
    answer.then().statusCode(400);
  }

  private List<JsonPath> reported(String... lines) {
    return dialer(advertiser)
        .contentType("application/x-ndjson")
        .body(bytes(String.join("\n", lines)))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .map(JsonPath::new)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String asked(Map<String, Object> more) {
    return ask(dialer(advertiser), advertiser, more).path("id");
  }

  private Response ask(RequestSpecification client, String forWhom, Map<String, Object> more) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", callee);
    question.put("callerId", "+31207001234");
    question.put("advertiser", forWhom);
    question.put("purpose", "SERVICE");
    question.putAll(more);
    return client.body(question).post("/v1/call-permissions");
  }

  private Response auditor(String id) {
    return given().auth().oauth2(token(Role.AUDITOR, advertiser)).get("/v1/call-permissions/" + id);
  }

  private static RequestSpecification dialer(String advertiser) {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).contentType(ContentType.JSON);
  }
}
