package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded in one service decides in the gateway, at once. */
@ExtendWith(RunningStack.class)
class DecisionsIT {

  private Clients clients;
  private ReadyAdvertiser ready;

  @BeforeEach
  void anAdvertiserFitToCall(Clients clients) {
    this.clients = clients;
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
  }

  @Test
  void withNothingOnRecordThereIsNoLegalBasis() {
    // When
    JsonPath decision = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("NO_LEGAL_BASIS");
  }

  @Test
  void consentPermitsAndIsNamedAsTheBasis() {
    // Given
    String consent = ready.consent("2026-10-12T10:00:00+02:00");

    // When
    JsonPath decision = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(decision.getString("decision")).as(decision.prettify()).isEqualTo("PERMIT");
    assertThat(decision.getString("basis.evidence")).isEqualTo("consent:" + consent);
    assertThat(decision.getString("permit")).isNull();
  }

  @Test
  void objectionCountsOnTheVeryNextDecision() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    ready.ask(ReadyAdvertiser.AT);
    ready.objection("2026-11-20T10:00:00+01:00");

    // When
    JsonPath decision = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
  }

  @ParameterizedTest
  @CsvSource({"DENY, MANY_COMPLAINTS", "ALERT, "})
  void fiveComplaintsDenyTheVeryNextDecisionWhereTheAdvertiserWantsIt(
      String setting, String reason) {
    // Given
    ready = new ReadyAdvertiser(clients, "COMMERCIAL", setting);
    ready.consent("2026-10-12T10:00:00+02:00");
    for (int person = 0; person < 4; person++) {
      ready.complaint(person);
    }
    JsonPath before = ready.ask(ReadyAdvertiser.AT);

    // When
    String fifth = ready.complaint(4);
    JsonPath decision = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(before.getString("decision")).as(before.prettify()).isEqualTo("PERMIT");
    assertThat(decision.getList("reasons.code"))
        .isEqualTo(reason == null ? List.of() : List.of(reason));
    assertThat(decision.getList("reasons.evidence"))
        .isEqualTo(reason == null ? List.of() : List.of("complaint:" + fifth));
  }

  @Test
  void objectionReportedWithAnOutcomeCountsOnTheVeryNextDecision() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    String first = ready.ask(ReadyAdvertiser.AT).getString("id");
    ready.called(first, "2026-11-20T10:00:00+01:00", true);

    // When
    JsonPath decision = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
  }

  @Test
  void dispositionThatSaysDoNotCallCountsOnTheVeryNextDecision() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    String first = ready.ask(ReadyAdvertiser.AT).getString("id");
    JsonPath outcome = ready.report(first, Map.of("connected", true, "disposition", "bel-me-niet"));

    // When
    JsonPath decision = ready.ask(Map.of());

    // Then
    assertThat(outcome.getBoolean("objection")).as(outcome.prettify()).isTrue();
    assertThat(outcome.getString("objectionId")).isNotNull();
    assertThat(decision.getList("reasons.code")).contains("OBJECTION_REGISTERED");
  }

  @Test
  void objectionInAReportOfADialerWhoseClockIsWrongCountsOnTheVeryNextDecision() {
    // Given
    ready.consent("2026-11-01T10:00:00+01:00");
    String decision = ready.ask(ReadyAdvertiser.AT).getString("id");
    Map<String, Object> ahead =
        Map.of(
            "connected",
            true,
            "endedAt",
            Instant.now().plusSeconds(3600).toString(),
            "disposition",
            "DNC");

    // When
    Response refused =
        ready
            .as(Service.GATEWAY, Role.DIALER)
            .body(ahead)
            .post("/v1/call-permissions/" + decision + "/outcome");
    JsonPath next = ready.ask(Map.of());

    // Then
    refused.then().statusCode(400).body("errors[0].pointer", equalTo("/endedAt"));
    assertThat(refused.asString()).contains("The objection is on record all the same");
    assertThat(next.getList("reasons.code")).contains("OBJECTION_REGISTERED");
  }

  @Test
  void objectionLiftedByAnExpressStatementNoLongerCounts() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    ready.objection("2026-11-10T10:00:00+01:00");
    String id =
        ready
            .as(Service.OBJECTION, Role.DIALER)
            .queryParam("number", ready.callee)
            .get("/v1/objections")
            .path("items[0].id");
    ready
        .as(Service.OBJECTION, Role.DIALER)
        .body(
            Map.of(
                "statement", "U mag mij weer bellen.",
                "statedAt", "2026-11-20T10:00:00+01:00",
                "evidence", "recording:1"))
        .post("/v1/objections/" + id + "/lift");

    // When
    JsonPath before = ready.ask("2026-11-20T09:59:59+01:00");
    JsonPath after = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(before.getList("reasons.code")).contains("OBJECTION_REGISTERED");
    assertThat(after.getString("decision")).isEqualTo("PERMIT");
  }

  @Test
  void withdrawnConsentDoesNotPermit() {
    // Given
    String consent = ready.consent("2026-10-12T10:00:00+02:00");
    ready
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("withdrawnAt", "2026-11-20T10:00:00+01:00", "channel", "EMAIL"))
        .post("/v1/consents/" + consent + "/withdrawal");

    // When
    JsonPath decision = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("CONSENT_WITHDRAWN");
  }

  @Test
  void requestedCallIsUsedOnce() {
    // Given
    ready.requestedCall();
    JsonPath first = ready.ask("2026-11-17T14:00:00+01:00");
    ready.used(first.getString("basis.evidence"), "2026-11-17T14:05:00+01:00");

    // When
    JsonPath second = ready.ask("2026-11-18T14:00:00+01:00");

    // Then
    assertThat(first.getString("basis.type")).isEqualTo("REQUESTED_CALL");
    assertThat(second.getList("reasons.code")).containsExactly("REQUEST_USED");
  }

  @Test
  void consentLivesOnOnceItWasCalledInTime() {
    // Given
    String consent = ready.consent("2026-02-02T10:00:00+01:00");
    JsonPath late = ready.ask(ReadyAdvertiser.AT);
    ready.used("consent:" + consent, "2026-06-16T14:05:00+02:00");

    // When
    JsonPath afterwards = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(late.getList("reasons.code")).containsExactly("CONSENT_FIRST_CALL_TERM_PASSED");
    assertThat(afterwards.getString("decision")).isEqualTo("PERMIT");
  }

  @Test
  void questionAboutThePastUsesNothingUpWhateverIsReported() {
    // Given
    ready.consent("2026-02-02T10:00:00+01:00");
    JsonPath past = ready.ask("2026-06-16T14:00:00+02:00");
    ready.called(past.getString("id"), "2026-06-16T14:05:00+02:00", false);

    // When
    JsonPath afterwards = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(past.getString("decision")).isEqualTo("PERMIT");
    assertThat(afterwards.getList("reasons.code"))
        .containsExactly("CONSENT_FIRST_CALL_TERM_PASSED");
  }

  @Test
  void unreadableCallerIdHarmsNoOtherQuestion() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    Map<String, Object> good = Map.of("callerId", ready.callerId, "at", ReadyAdvertiser.AT);
    Map<String, Object> odd = Map.of("callerId", "abc", "at", ReadyAdvertiser.AT);

    // When
    JsonPath answers = ready.askMany(List.of(odd, good));

    // Then
    assertThat(answers.getList("items[0].reasons.code")).contains("CALLER_ID_INVALID");
    assertThat(answers.getString("items[1].decision")).as(answers.prettify()).isEqualTo("PERMIT");
  }

  @Test
  void publishedBusinessNumberIsABasisHoweverItIsAsked() {
    // Given
    String evidence = "published-number:" + ready.publishedNumber("2026-11-02T10:00:00+01:00");

    // When
    JsonPath before = ready.ask("2026-11-02T10:00:00+01:00");
    JsonPath asked = ready.ask(ReadyAdvertiser.AT);
    JsonPath byMachine = ready.ask(Map.of("at", ReadyAdvertiser.AT, "caller", "AI_AGENT"));
    JsonPath again = ready.replay(Map.of("decision", asked.getString("id")));
    JsonPath evaluated = ready.evaluate(ReadyAdvertiser.AT);

    // Then
    assertThat(before.getList("reasons.code")).contains("NO_LEGAL_BASIS");
    assertThat(asked.getString("basis.type")).as(asked.prettify()).isEqualTo("PUBLISHED_NUMBER");
    assertThat(asked.getString("basis.evidence")).isEqualTo(evidence);
    assertThat(byMachine.getString("basis.evidence")).isEqualTo(evidence);
    assertThat(byMachine.getList("obligations.code")).contains("DISCLOSE_AI");
    assertThat(again.getBoolean("same")).as(again.prettify()).isTrue();
    assertThat(evaluated.getBoolean("decision")).as(evaluated.prettify()).isTrue();
  }

  @Test
  void energyCompanyMayNoLongerCallItsCustomersFromJuly2026() {
    // Given
    ready.relation("CUSTOMER");

    // When
    JsonPath june = ready.ask("2026-06-30T14:00:00+02:00");
    JsonPath july = ready.ask("2026-07-01T14:00:00+02:00");

    // Then
    assertThat(june.getString("basis.type")).as(june.prettify()).isEqualTo("CUSTOMER_RELATION");
    assertThat(july.getList("reasons.code")).containsExactly("CUSTOMER_EXCEPTION_ENDED");
  }

  @Test
  void decisionIsReplayedFromTheFactsOfThenAndByTheRulesOfAnotherDay() {
    // Given
    ready.relation("CUSTOMER");
    String june = ready.ask("2026-06-30T14:00:00+02:00").getString("id");
    ready.objection("2026-06-01T10:00:00+02:00");

    // When
    JsonPath again = ready.replay(Map.of("decision", june));
    JsonPath inJuly =
        ready.replay(Map.of("decision", june, "rulesAt", "2026-07-01T14:00:00+02:00"));

    // Then
    assertThat(again.getBoolean("same")).as(again.prettify()).isTrue();
    assertThat(again.getString("replayed.basis.type")).isEqualTo("CUSTOMER_RELATION");
    assertThat(inJuly.getList("replayed.reasons.code")).containsExactly("CUSTOMER_EXCEPTION_ENDED");
    assertThat(inJuly.getList("differences.field"))
        .containsExactly("decision", "basis", "reasons", "obligations", "validUntil");
  }

  @Test
  void charityMayStillCallItsDonors() {
    // Given
    ReadyAdvertiser charity = new ReadyAdvertiser(clients, "CHARITY_OR_IDEAL");
    charity.relation("DONOR");

    // When
    JsonPath july = charity.ask(Map.of("at", "2026-07-01T14:00:00+02:00", "purpose", "CHARITABLE"));

    // Then
    assertThat(july.getString("basis.type")).as(july.prettify()).isEqualTo("CUSTOMER_RELATION");
  }

  @Test
  void callerIdOfABindingPermitIsKeptForSixMonths() {
    // Given
    JsonPath permit = ready.ask(Map.of("purpose", "SERVICE"));

    // When
    var release =
        ready
            .as(Service.CALLER_ID, Role.REGISTRAR)
            .post("/v1/caller-ids/" + ready.callerIdRegistration + "/release");

    // Then
    assertThat(permit.getString("permit")).as(permit.prettify()).isNotNull();
    release.then().statusCode(409).contentType(containsString("problem+json"));
  }

  @Test
  void advertiserThatIsSwitchedOffMayNotCallAnyLonger() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    ready
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Advertiser", "sector", "COMMERCIAL", "active", false))
        .put("/v1/advertisers/" + ready.advertiser);

    // When
    JsonPath decision = ready.ask("2999-01-08T14:00:00+01:00");

    // Then
    assertThat(decision.getList("reasons.code")).contains("ADVERTISER_UNKNOWN");
  }
}
