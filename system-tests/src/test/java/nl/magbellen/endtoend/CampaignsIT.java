package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A campaign stands for the fields of a question, and whoever is logged in to it is trained. */
@ExtendWith(RunningStack.class)
class CampaignsIT {

  private static final String CAMPAIGN = "winter";
  private static final String AGENT = "t-1";

  @Test
  void questionOfACampaignIsPermittedOnceItsAgentsAreTrained(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    ready.consent("2026-10-01T10:00:00+02:00");
    register(ready);
    put(ready, List.of(AGENT), 201);
    // When
    JsonPath untrained = asked(ready);
    train(ready);
    JsonPath trained = asked(ready);
    JsonPath logged = ready.logged(trained.getString("id"));
    // Then
    assertThat(untrained.getList("reasons.code")).containsExactly("TELEMARKETER_NOT_TRAINED");
    assertThat(trained.getString("decision")).isEqualTo("PERMIT");
    assertThat(logged.getMap("question"))
        .containsEntry("campaign", CAMPAIGN)
        .containsEntry("advertiser", ready.advertiser)
        .containsEntry("callerId", ready.callerId)
        .containsEntry("subject", "energy-contract")
        .containsEntry("telemarketers", List.of(AGENT));
  }

  @Test
  void whoeverIsNotRegisteredIsInNoCampaign(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    // When, Then
    put(ready, List.of("nobody"), 422);
  }

  @Test
  void advertiserThatDemandsATelemarketerIsNotCalledForWithoutOne(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    ready.consent("2026-10-01T10:00:00+02:00");
    JsonPath before = ready.ask(ReadyAdvertiser.AT);
    // When
    ready
        .as(Service.CALLER_ID, Role.OPERATOR)
        .body(
            Map.of(
                "name", "Advertiser",
                "sector", "COMMERCIAL",
                "website", "https://adv.example",
                "telemarketerRequired", true))
        .put("/v1/advertisers/" + ready.advertiser)
        .then()
        .statusCode(200);
    JsonPath tomorrow = ready.ask(Map.of("at", "2127-01-05T14:00:00+01:00"));
    // Then
    assertThat(before.getString("decision")).isEqualTo("PERMIT");
    assertThat(tomorrow.getList("reasons.code")).contains("TELEMARKETER_NOT_TRAINED");
  }

  private static JsonPath asked(ReadyAdvertiser ready) {
    return ready
        .as(Service.GATEWAY, Role.DIALER)
        .body(Map.of("callee", ready.callee, "campaign", CAMPAIGN, "at", ReadyAdvertiser.AT))
        .post("/v1/call-permissions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void put(ReadyAdvertiser ready, List<String> agents, int status) {
    ready
        .as(Service.GATEWAY, Role.DIALER)
        .body(
            Map.of(
                "advertiser",
                ready.advertiser,
                "purpose",
                "COMMERCIAL",
                "subject",
                "energy-contract",
                "callerIds",
                List.of(ready.callerId),
                "telemarketers",
                agents))
        .put("/v1/campaigns/" + CAMPAIGN)
        .then()
        .statusCode(status);
  }

  private static void register(ReadyAdvertiser ready) {
    ready
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Agent", "advertiser", ready.advertiser))
        .put("/v1/telemarketers/" + AGENT)
        .then()
        .statusCode(lessThan(300));
  }

  private static void train(ReadyAdvertiser ready) {
    for (String module : List.of("LAW_AND_CODE", "VULNERABLE_PERSONS")) {
      ready
          .as(Service.CALLER_ID, Role.REGISTRAR)
          .body(
              Map.of(
                  "module",
                  module,
                  "codeVersion",
                  "2024",
                  "passedOn",
                  "2026-05-20",
                  "advertiser",
                  ready.advertiser))
          .post("/v1/telemarketers/" + AGENT + "/trainings")
          .then()
          .statusCode(201);
    }
  }
}
