package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which numbers may be shown, as caller-id-service tells it, is what a decision says of them. */
@ExtendWith(RunningStack.class)
class UsableCallerIdsIT {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String LONG_AGO = "2020-03-01T00:00:00+01:00";
  private static final String CHECKED = "2026-11-10T12:00:00+01:00";

  /**
   * A number and what a service says of it.
   *
   * @param usable whether it may be shown
   * @param reasons about who calls, and from which number
   */
  private record Said(String number, boolean usable, List<String> reasons) {}

  @Test
  void decisionsAgreeOnEveryStateOfANumber(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String mandated = agency(ready, LONG_AGO, null);
    String ended = agency(ready, LONG_AGO, "2026-11-24T13:59:59+01:00");
    callerId(ready, null, "ownership");
    callerId(ready, null, "publication", "callback-checks");
    callerId(ready, null, "ownership", "publication");
    callerId(ready, null, "ownership", "callback-checks");
    callerId(ready, null, "ownership", "publication", "callback-checks", "release");
    for (String agency : List.of(mandated, ended)) {
      callerId(ready, agency, "ownership", "publication", "callback-checks");
    }
    List<Said> usable = new ArrayList<>();
    // When
    for (String agency : new String[] {null, mandated, ended, unmandated(ready)}) {
      usable.addAll(agreed(clients, ready.advertiser, agency, ReadyAdvertiser.AT));
    }
    List<Said> later = agreed(clients, ready.advertiser, null, "2026-12-11T14:00:00+01:00");
    // Then
    assertThat(usable).hasSize(4 * 8);
    assertThat(usable.stream().filter(Said::usable)).hasSize(3);
    assertThat(usable.stream().flatMap(it -> it.reasons().stream()))
        .contains(
            "CALLER_ID_NOT_REGISTERED",
            "CALLER_ID_NOT_CALLABLE",
            "CALLER_ID_NOT_PUBLISHED",
            "AGENCY_NOT_MANDATED");
    assertThat(later).noneMatch(Said::usable);
  }

  @Test
  void decisionsAgreeOnTheNumbersOfTheDemoWorld(
      LocalStack stack, Clients clients, @TempDir Path home) {
    // Given
    new DemoWorld(stack, new Home(home)).load();
    // When
    List<Said> energy = agreed(clients, "zonnestroom", null, ReadyAdvertiser.AT);
    List<Said> charity = agreed(clients, "kattenopvang", null, ReadyAdvertiser.AT);
    // Then
    assertThat(energy).extracting(Said::number).contains(DemoWorld.CALLER_ID);
    assertThat(charity).isNotEmpty();
  }

  /** What caller-id-service says, which must be what decisions say. */
  private static List<Said> agreed(Clients clients, String advertiser, String agency, String at) {
    List<Said> usable = usable(clients, advertiser, agency, at);
    assertThat(usable.stream().map(Said::number)).doesNotHaveDuplicates();
    assertThat(usable)
        .isEqualTo(
            usable.stream()
                .map(it -> decided(clients, advertiser, agency, it.number(), at))
                .toList());
    return usable;
  }

  private static List<Said> usable(Clients clients, String advertiser, String agency, String at) {
    RequestSpecification dialer =
        clients
            .of(Service.CALLER_ID, Role.DIALER, advertiser)
            .queryParam("advertiser", advertiser)
            .queryParam("at", at);
    JsonPath answer =
        (agency == null ? dialer : dialer.queryParam("agency", agency))
            .get("/v1/caller-ids/usable")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return answer.<Map<String, Object>>getList("items").stream()
        .map(UsableCallerIdsIT::said)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Said said(Map<String, Object> item) {
    var reasons = (List<Map<String, String>>) item.get("reasons");
    return new Said(
        (String) item.get("number"),
        (boolean) item.get("usable"),
        reasons.stream().map(reason -> reason.get("code")).toList());
  }

  private static Said decided(
      Clients clients, String advertiser, String agency, String callerId, String at) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", "+31687654321");
    question.put("callerId", callerId);
    question.put("advertiser", advertiser);
    question.put("agency", agency);
    question.put("purpose", "COMMERCIAL");
    question.put("subject", "energy-contract");
    question.put("at", at);
    List<String> codes =
        clients
            .of(Service.GATEWAY, Role.DIALER, advertiser)
            .body(question)
            .post("/v1/call-permissions")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .<String>getList("reasons.code")
            .stream()
            .filter(code -> code.matches("CALLER_ID_.*|ADVERTISER_UNKNOWN|AGENCY_NOT_MANDATED"))
            .collect(Collectors.toList());
    return new Said(callerId, codes.isEmpty(), codes);
  }

  private static void callerId(ReadyAdvertiser ready, String agency, String... events) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", "+3130" + "%07d".formatted(2_000_000 + NUMBERS.incrementAndGet()));
    body.put("advertiser", ready.advertiser);
    body.put("agency", agency);
    body.put("from", LONG_AGO);
    String id = ready.created(Service.CALLER_ID, Role.REGISTRAR, "/v1/caller-ids", body);
    for (String event : events) {
      ready
          .as(Service.CALLER_ID, Role.REGISTRAR)
          .body(EVENTS.get(event))
          .post("/v1/caller-ids/" + id + "/" + event)
          .then()
          .statusCode(lessThan(300));
    }
  }

  private static final Map<String, Map<String, Object>> EVENTS =
      Map.of(
          "ownership",
          Map.of("method", "CARRIER", "evidence", "letter", "provenAt", LONG_AGO),
          "publication",
          Map.of("publishedAt", LONG_AGO, "publicationUrl", "https://adv.example/numbers"),
          "callback-checks",
          Map.of(
              "at",
              CHECKED,
              "result",
              "ANSWERED",
              "identifiesAdvertiser",
              true,
              "ordinaryTariff",
              true),
          "release",
          Map.of("releasedAt", "2026-11-20T12:00:00+01:00"));

  private static String agency(ReadyAdvertiser ready, String from, String to) {
    String agency = unmandated(ready);
    Map<String, Object> mandate = new HashMap<>();
    mandate.put("agency", agency);
    mandate.put("advertiser", ready.advertiser);
    mandate.put("subjects", List.of("*"));
    mandate.put("from", from);
    mandate.put("to", to);
    mandate.put("kind", "AGENCY");
    ready.created(Service.CALLER_ID, Role.REGISTRAR, "/v1/mandates", mandate);
    return agency;
  }

  private static String unmandated(ReadyAdvertiser ready) {
    String agency = "agency-" + UUID.randomUUID();
    ready
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Belhuis"))
        .put("/v1/agencies/" + agency)
        .then()
        .statusCode(lessThan(300));
    return agency;
  }
}
