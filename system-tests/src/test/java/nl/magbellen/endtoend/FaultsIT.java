package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts die; what cannot be known is a DENY, what was answered stays on record. */
@ExtendWith(RunningStack.class)
class FaultsIT {

  private LocalStack stack;
  private Trade trade;

  @BeforeEach
  void aConsentedCall(Clients clients) {
    stack = clients.stack();
    trade = new Trade(clients, "COMMERCIAL");
    trade.consent("2026-10-12T10:00:00+02:00");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
  void withoutAServiceItIsDenyAndOnceBackItIsUsedAtOnce(Service service) {
    // Given
    JsonPath before = trade.ask(Trade.AT);
    stack.service(service).kill();

    // When
    JsonPath without = trade.ask(Trade.AT);
    stack.start(service);
    JsonPath with = trade.ask(Trade.AT);

    // Then
    assertThat(before.getString("decision")).as(before.prettify()).isEqualTo("PERMIT");
    assertThat(without.getString("decision")).isEqualTo("DENY");
    assertThat(without.getList("reasons.code")).contains("EVIDENCE_UNAVAILABLE");
    assertThat(with.getString("decision")).as(with.prettify()).isEqualTo("PERMIT");
  }

  @Test
  void whatWasAnsweredSurvivesTheEndOfEverything() {
    // Given
    JsonPath answered = trade.ask(Map.of("purpose", "SERVICE"));
    trade.objection("2026-11-20T10:00:00+01:00");
    stack.service(Service.GATEWAY).kill();
    stack.service(Service.OBJECTION).kill();
    stack.killDatabase();

    // When
    stack.startDatabase();
    stack.start(Service.OBJECTION);
    stack.start(Service.GATEWAY);

    // Then
    trade
        .as(Service.GATEWAY, Role.AUDITOR)
        .get("/v1/call-permissions/" + answered.getString("id"))
        .then()
        .statusCode(200);
    assertThat(trade.ask(Trade.AT).getList("reasons.code")).contains("OBJECTION_REGISTERED");
  }

  @Test
  void withoutTheDatabaseEverythingIsDenyAndNothingIsAPermit() {
    // Given
    stack.stopDatabase();

    // When
    JsonPath decision;
    try {
      decision = trade.ask(Map.of("purpose", "SERVICE"));
    } finally {
      stack.startDatabase();
    }

    // Then
    assertThat(decision.getString("decision")).isEqualTo("DENY");
    assertThat(decision.getList("reasons.code")).containsExactly("EVIDENCE_UNAVAILABLE");
    assertThat(decision.getString("permit")).isNull();
  }

  /** Who keeps a connection to it does not find that cut: this is what a rollout rests on. */
  @Test
  void whatIsToStopStillAnswersAndTellsToCloseTheConnection() throws InterruptedException {
    // Given
    String before = connection(Service.CALLER_ID);
    Thread stop = Thread.ofVirtual().start(stack.service(Service.CALLER_ID)::stop);

    // When
    String after = before;
    try {
      while (after == null && stop.isAlive()) {
        after = connection(Service.CALLER_ID);
      }
    } finally {
      stop.join();
      stack.start(Service.CALLER_ID);
    }

    // Then
    assertThat(before).isNull();
    assertThat(after).isEqualTo("close");
  }

  private String connection(Service service) {
    return new Clients(stack).without(service).get("/q/health/live").header("Connection");
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheDatabaseAServiceLivesButIsNotReady(Service service) {
    // Given
    stack.stopDatabase();

    // When
    int ready;
    int live;
    try {
      ready = health(service, "ready");
      live = health(service, "live");
    } finally {
      stack.startDatabase();
      stack.service(service).awaitReady();
    }

    // Then
    assertThat(ready).isEqualTo(503);
    assertThat(live).isEqualTo(200);
  }

  private int health(Service service, String kind) {
    return new Clients(stack).without(service).get("/q/health/" + kind).statusCode();
  }
}
