package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What dialers report of calls counts on the next decision, one by one or many at once. */
@ExtendWith(RunningStack.class)
class OutcomesIT {

  private static final String GIVEN = "2026-10-01T10:00:00+02:00";
  private static final String ENDED = "2026-11-24T14:05:00+01:00";
  private static final String NEXT_DAY = "2026-11-25T14:00:00+01:00";
  private static final Map<String, Object> CALLBACK =
      Map.of("callback", Map.of("until", "2026-12-05T00:00:00+01:00"));

  @Test
  void wrongPersonSuspendsTheConsentUntilItIsVerifiedAgain(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String consent = ready.consent(GIVEN);
    JsonPath before = ready.ask(ReadyAdvertiser.AT);
    // When
    ready.report(before.getString("id"), ended(Map.of("wrongPerson", true)));
    JsonPath suspended = ready.ask(NEXT_DAY);
    ready
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(
            Map.of(
                "method", "SMS_CODE", "verifiedAt", "2026-11-25T10:00:00+01:00", "evidence", "sms"))
        .post("/v1/consents/" + consent + "/verification");
    JsonPath verified = ready.ask(NEXT_DAY);
    // Then
    assertThat(before.getString("decision")).isEqualTo("PERMIT");
    assertThat(suspended.getList("reasons.code")).containsExactly("CONSENT_DISPUTED");
    assertThat(verified.getString("decision")).isEqualTo("PERMIT");
  }

  @Test
  void minorWhoAnsweredIsCalledOnNoBasis(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "PRESS_PUBLISHER");
    ready.relation("CUSTOMER");
    JsonPath before = ready.ask(ReadyAdvertiser.AT);
    // When
    ready.report(before.getString("id"), ended(Map.of("calleeMinor", true)));
    JsonPath after = ready.ask(NEXT_DAY);
    // Then
    assertThat(before.getString("basis.type")).isEqualTo("CUSTOMER_RELATION");
    assertThat(after.getList("reasons.code")).containsExactly("CALLEE_MINOR");
    assertThat(after.getString("reasons[0].evidence")).startsWith("wrong-person:");
  }

  @Test
  void callbackIsARequestedCall(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    ready.consent(GIVEN);
    JsonPath before = ready.ask(ReadyAdvertiser.AT);
    // When
    JsonPath reported = ready.report(before.getString("id"), ended(CALLBACK));
    JsonPath after = ready.ask(NEXT_DAY);
    // Then
    assertThat(before.getString("basis.type")).isEqualTo("CONSENT");
    assertThat(after.getString("decision")).isEqualTo("PERMIT");
    assertThat(after.getString("basis.evidence"))
        .isEqualTo("requested-call:" + reported.getString("requestedCall"));
  }

  @Test
  void callThatWasNotToBeMadePermitsNoOther(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    JsonPath denied = ready.ask(ReadyAdvertiser.AT);
    // When
    JsonPath reported = ready.report(denied.getString("id"), ended(CALLBACK));
    JsonPath after = ready.ask(NEXT_DAY);
    // Then
    assertThat(reported.getString("violation")).isEqualTo("CALLED_ON_DENY");
    assertThat(reported.getString("requestedCall")).isNull();
    assertThat(after.getList("reasons.code")).containsExactly("NO_LEGAL_BASIS");
  }

  @Test
  void tableOfTheAdvertiserSaysWhatAWordBringsAbout(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    ready.consent(GIVEN);
    ready.dispositions("{\"NOOIT MEER\": {\"objection\": true, \"connected\": true}}");
    String decision = ready.ask(ReadyAdvertiser.AT).getString("id");
    // When
    ready.report(decision, Map.of("disposition", "Nooit-meer", "endedAt", ENDED));
    // Then
    assertThat(ready.ask(NEXT_DAY).getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
  }

  @Test
  void objectionIsRegisteredThoughNoDecisionIsKnown(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    ready.consent(GIVEN);
    // When
    List<JsonPath> answers =
        reported(
            ready,
            List.of(
                """
                {"callee": "%s", "advertiser": "%s", "disposition": "DNC", "endedAt": "%s"}
                """
                    .formatted(ready.callee, ready.advertiser, ENDED)
                    .strip()));
    // Then
    assertThat(answers.getFirst().getString("result")).isEqualTo("NO_DECISION");
    assertThat(answers.getFirst().getString("objectionId")).isNotNull();
    assertThat(ready.ask(NEXT_DAY).getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
  }

  @Test
  void thousandsOfReportsAreTakenAndSentAgainChangeNothing(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    List<Map<String, Object>> items =
        IntStream.range(0, 2_000)
            .<Map<String, Object>>mapToObj(
                n ->
                    Map.of(
                        "callee",
                        "+3163%07d".formatted(n),
                        "callerId",
                        ready.callerId,
                        "reference",
                        ready.advertiser + "-" + n))
            .toList();
    ready.askMany(items);
    List<String> lines =
        IntStream.range(0, 2_000)
            .mapToObj(
                n ->
                    """
                    {"reference": "%s-%d", "connected": %b, "objection": %b, "callId": "%d"}\
                    """
                        .formatted(ready.advertiser, n, n % 3 == 0, n % 100 == 0, n))
            .toList();
    // When
    List<String> first = answers(ready, lines);
    List<String> again = answers(ready, lines);
    // Then
    assertThat(first).hasSize(2_000).allMatch(answer -> answer.contains("\"CREATED\""));
    assertThat(first).filteredOn(answer -> answer.contains("\"objectionId\"")).hasSize(20);
    assertThat(again)
        .isEqualTo(first.stream().map(answer -> answer.replace("CREATED", "SAME")).toList());
  }

  private static Map<String, Object> ended(Map<String, Object> said) {
    Map<String, Object> outcome = new HashMap<>(said);
    outcome.put("connected", true);
    outcome.put("endedAt", ENDED);
    return outcome;
  }

  private static List<JsonPath> reported(ReadyAdvertiser ready, List<String> lines) {
    return answers(ready, lines).stream().map(JsonPath::new).toList();
  }

  private static List<String> answers(ReadyAdvertiser ready, List<String> lines) {
    return ready
        .as(Service.GATEWAY, Role.DIALER)
        .contentType("application/x-ndjson")
        .accept("application/x-ndjson")
        .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .toList();
  }
}
