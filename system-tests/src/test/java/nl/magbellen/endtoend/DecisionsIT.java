package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is recorded in one service decides in the gateway, at once. */
@ExtendWith(RunningStack.class)
class DecisionsIT {

  private Clients clients;
  private Trade trade;

  @BeforeEach
  void anAdvertiserFitToCall(Clients clients) {
    this.clients = clients;
    trade = new Trade(clients, "COMMERCIAL");
  }

  @Test
  void withNothingOnRecordThereIsNoLegalBasis() {
    // When
    JsonPath decision = trade.ask(Trade.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("NO_LEGAL_BASIS");
  }

  @Test
  void consentPermitsAndIsNamedAsTheBasis() {
    // Given
    String consent = trade.consent("2026-10-12T10:00:00+02:00");

    // When
    JsonPath decision = trade.ask(Trade.AT);

    // Then
    assertThat(decision.getString("decision")).as(decision.prettify()).isEqualTo("PERMIT");
    assertThat(decision.getString("basis.evidence")).isEqualTo("consent:" + consent);
    assertThat(decision.getString("permit")).isNull();
  }

  @Test
  void objectionCountsOnTheVeryNextDecision() {
    // Given
    trade.consent("2026-10-12T10:00:00+02:00");
    trade.ask(Trade.AT);
    trade.objection("2026-11-20T10:00:00+01:00");

    // When
    JsonPath decision = trade.ask(Trade.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
  }

  @Test
  void objectionReportedWithAnOutcomeCountsOnTheVeryNextDecision() {
    // Given
    trade.consent("2026-10-12T10:00:00+02:00");
    String first = trade.ask(Trade.AT).getString("id");
    trade.called(first, "2026-11-20T10:00:00+01:00", true);

    // When
    JsonPath decision = trade.ask(Trade.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
  }

  @Test
  void dispositionThatSaysDoNotCallCountsOnTheVeryNextDecision() {
    // Given
    trade.consent("2026-10-12T10:00:00+02:00");
    String first = trade.ask(Trade.AT).getString("id");
    JsonPath outcome = trade.report(first, Map.of("connected", true, "disposition", "bel-me-niet"));

    // When
    JsonPath decision = trade.ask(Map.of());

    // Then
    assertThat(outcome.getBoolean("objection")).as(outcome.prettify()).isTrue();
    assertThat(outcome.getString("objectionId")).isNotNull();
    assertThat(decision.getList("reasons.code")).contains("OBJECTION_REGISTERED");
  }

  @Test
  void objectionLiftedByAnExpressStatementNoLongerCounts() {
    // Given
    trade.consent("2026-10-12T10:00:00+02:00");
    trade.objection("2026-11-10T10:00:00+01:00");
    String id =
        trade
            .as(Service.OBJECTION, Role.DIALER)
            .queryParam("number", trade.callee)
            .get("/v1/objections")
            .path("items[0].id");
    trade
        .as(Service.OBJECTION, Role.DIALER)
        .body(
            Map.of(
                "statement", "U mag mij weer bellen.",
                "statedAt", "2026-11-20T10:00:00+01:00",
                "evidence", "recording:1"))
        .post("/v1/objections/" + id + "/lift");

    // When
    JsonPath before = trade.ask("2026-11-20T09:59:59+01:00");
    JsonPath after = trade.ask(Trade.AT);

    // Then
    assertThat(before.getList("reasons.code")).contains("OBJECTION_REGISTERED");
    assertThat(after.getString("decision")).isEqualTo("PERMIT");
  }

  @Test
  void withdrawnConsentDoesNotPermit() {
    // Given
    String consent = trade.consent("2026-10-12T10:00:00+02:00");
    trade
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("withdrawnAt", "2026-11-20T10:00:00+01:00", "channel", "EMAIL"))
        .post("/v1/consents/" + consent + "/withdrawal");

    // When
    JsonPath decision = trade.ask(Trade.AT);

    // Then
    assertThat(decision.getList("reasons.code")).containsExactly("CONSENT_WITHDRAWN");
  }

  @Test
  void requestedCallIsUsedOnce() {
    // Given
    trade.requestedCall();
    JsonPath first = trade.ask("2026-11-17T14:00:00+01:00");
    trade.used(first.getString("basis.evidence"), "2026-11-17T14:05:00+01:00");

    // When
    JsonPath second = trade.ask("2026-11-18T14:00:00+01:00");

    // Then
    assertThat(first.getString("basis.type")).isEqualTo("REQUESTED_CALL");
    assertThat(second.getList("reasons.code")).containsExactly("REQUEST_USED");
  }

  @Test
  void consentLivesOnOnceItWasCalledInTime() {
    // Given
    String consent = trade.consent("2026-02-02T10:00:00+01:00");
    JsonPath late = trade.ask(Trade.AT);
    trade.used("consent:" + consent, "2026-06-16T14:05:00+02:00");

    // When
    JsonPath afterwards = trade.ask(Trade.AT);

    // Then
    assertThat(late.getList("reasons.code")).containsExactly("CONSENT_FIRST_CALL_TERM_PASSED");
    assertThat(afterwards.getString("decision")).isEqualTo("PERMIT");
  }

  @Test
  void questionAboutThePastUsesNothingUpWhateverIsReported() {
    // Given
    trade.consent("2026-02-02T10:00:00+01:00");
    JsonPath past = trade.ask("2026-06-16T14:00:00+02:00");
    trade.called(past.getString("id"), "2026-06-16T14:05:00+02:00", false);

    // When
    JsonPath afterwards = trade.ask(Trade.AT);

    // Then
    assertThat(past.getString("decision")).isEqualTo("PERMIT");
    assertThat(afterwards.getList("reasons.code"))
        .containsExactly("CONSENT_FIRST_CALL_TERM_PASSED");
  }

  @Test
  void unreadableCallerIdHarmsNoOtherQuestion() {
    // Given
    trade.consent("2026-10-12T10:00:00+02:00");
    Map<String, Object> good = Map.of("callerId", trade.callerId, "at", Trade.AT);
    Map<String, Object> odd = Map.of("callerId", "abc", "at", Trade.AT);

    // When
    JsonPath answers = trade.askMany(java.util.List.of(odd, good));

    // Then
    assertThat(answers.getList("items[0].reasons.code")).contains("CALLER_ID_INVALID");
    assertThat(answers.getString("items[1].decision")).as(answers.prettify()).isEqualTo("PERMIT");
  }

  @Test
  void publishedBusinessNumberIsABasisHoweverItIsAsked() {
    // Given
    String evidence = "published-number:" + trade.publishedNumber("2026-11-02T10:00:00+01:00");

    // When
    JsonPath before = trade.ask("2026-11-02T10:00:00+01:00");
    JsonPath asked = trade.ask(Trade.AT);
    JsonPath byMachine = trade.ask(Map.of("at", Trade.AT, "caller", "AI_AGENT"));
    JsonPath again = trade.replay(Map.of("decision", asked.getString("id")));
    JsonPath evaluated = trade.evaluate(Trade.AT);

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
    trade.relation("CUSTOMER");

    // When
    JsonPath june = trade.ask("2026-06-30T14:00:00+02:00");
    JsonPath july = trade.ask("2026-07-01T14:00:00+02:00");

    // Then
    assertThat(june.getString("basis.type")).as(june.prettify()).isEqualTo("CUSTOMER_RELATION");
    assertThat(july.getList("reasons.code")).containsExactly("CUSTOMER_EXCEPTION_ENDED");
  }

  @Test
  void decisionIsReplayedFromTheFactsOfThenAndByTheRulesOfAnotherDay() {
    // Given
    trade.relation("CUSTOMER");
    String june = trade.ask("2026-06-30T14:00:00+02:00").getString("id");
    trade.objection("2026-06-01T10:00:00+02:00");

    // When
    JsonPath again = trade.replay(Map.of("decision", june));
    JsonPath inJuly =
        trade.replay(Map.of("decision", june, "rulesAt", "2026-07-01T14:00:00+02:00"));

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
    Trade charity = new Trade(clients, "CHARITY_OR_IDEAL");
    charity.relation("DONOR");

    // When
    JsonPath july = charity.ask(Map.of("at", "2026-07-01T14:00:00+02:00", "purpose", "CHARITABLE"));

    // Then
    assertThat(july.getString("basis.type")).as(july.prettify()).isEqualTo("CUSTOMER_RELATION");
  }

  @Test
  void callerIdOfABindingPermitIsKeptForSixMonths() {
    // Given
    JsonPath permit = trade.ask(Map.of("purpose", "SERVICE"));

    // When
    var release =
        trade
            .as(Service.CALLER_ID, Role.REGISTRAR)
            .post("/v1/caller-ids/" + trade.callerIdRegistration + "/release");

    // Then
    assertThat(permit.getString("permit")).as(permit.prettify()).isNotNull();
    release.then().statusCode(409).contentType(containsString("problem+json"));
  }

  @Test
  void advertiserThatIsSwitchedOffMayNotCallAnyLonger() {
    // Given
    trade.consent("2026-10-12T10:00:00+02:00");
    trade
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Advertiser", "sector", "COMMERCIAL", "active", false))
        .put("/v1/advertisers/" + trade.advertiser);

    // When
    JsonPath decision = trade.ask("2999-01-08T14:00:00+01:00");

    // Then
    assertThat(decision.getList("reasons.code")).contains("ADVERTISER_UNKNOWN");
  }
}
