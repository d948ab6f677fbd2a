package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.os.Pause;
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
  private ReadyAdvertiser ready;

  @BeforeEach
  void aConsentedCall(Clients clients) {
    stack = clients.stack();
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    ready.consent("2026-10-12T10:00:00+02:00");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
  void withoutAServiceItIsDenyAndOnceBackItIsUsedAtOnce(Service service) {
    // Given
    JsonPath before = ready.ask(ReadyAdvertiser.AT);
    stack.service(service).kill();

    // When
    JsonPath without = ready.ask(ReadyAdvertiser.AT);
    stack.start(service);
    JsonPath with = ready.ask(ReadyAdvertiser.AT);

    // Then
    assertThat(before.getString("decision")).as(before.prettify()).isEqualTo("PERMIT");
    assertThat(without.getString("decision")).isEqualTo("DENY");
    assertThat(without.getList("reasons.code")).contains("EVIDENCE_UNAVAILABLE");
    assertThat(with.getString("decision")).as(with.prettify()).isEqualTo("PERMIT");
  }

  @Test
  void whatWasAnsweredSurvivesTheEndOfEverything() {
    // Given
    JsonPath answered = ready.ask(Map.of("purpose", "SERVICE"));
    ready.objection("2026-11-20T10:00:00+01:00");
    stack.service(Service.GATEWAY).kill();
    stack.service(Service.OBJECTION).kill();
    stack.killDatabase();

    // When
    stack.startDatabase();
    stack.start(Service.OBJECTION);
    stack.start(Service.GATEWAY);

    // Then
    ready
        .as(Service.GATEWAY, Role.AUDITOR)
        .get("/v1/call-permissions/" + answered.getString("id"))
        .then()
        .statusCode(200);
    assertThat(ready.ask(ReadyAdvertiser.AT).getList("reasons.code"))
        .contains("OBJECTION_REGISTERED");
  }

  @Test
  void withoutTheDatabaseEverythingIsDenyAndNothingIsAPermit() {
    // Given
    stack.stopDatabase();

    // When
    JsonPath decision;
    try {
      decision = ready.ask(Map.of("purpose", "SERVICE"));
    } finally {
      stack.startDatabase();
    }

    // Then
    assertThat(decision.getString("decision")).isEqualTo("DENY");
    assertThat(decision.getList("reasons.code")).containsExactly("EVIDENCE_UNAVAILABLE");
    assertThat(decision.getString("permit")).isNull();
  }

  @Test
  void complaintTakenWithoutTheGatewayIsLookedUpOnceItIsBack() {
    // Given
    stack.service(Service.GATEWAY).kill();
    String complaint = ready.complaint(0);
    String before = finding(complaint);

    // When
    stack.start(Service.GATEWAY);

    // Then
    assertThat(before).isNull();
    assertThat(Pause.until(() -> "NOT_ASKED".equals(finding(complaint)), Duration.ofSeconds(60)))
        .isTrue();
  }

  private String finding(String complaint) {
    return ready
        .as(Service.OBJECTION, Role.AUDITOR)
        .get("/v1/complaints/" + complaint)
        .then()
        .statusCode(200)
        .extract()
        .path("finding");
  }

  /** Not even when the database says "committed" after the one who answered is gone. */
  @Test
  void denialOfAGatewayThatWasKilledReplacesAPermitThatWasCommittedLater() throws SQLException {
    // Given
    ready.ask(Map.of("purpose", "SERVICE"));
    JsonPath denied;
    commitsWaitFor("nobody");
    try {
      denied = ready.ask(Map.of("purpose", "SERVICE"));
      stack.service(Service.GATEWAY).kill();
    } finally {
      commitsWaitFor("");
    }
    String afterwards = onRecord(denied.getString("id"));

    // When
    stack.start(Service.GATEWAY);

    // Then
    String path = "/v1/call-permissions/" + denied.getString("id");
    Pause.until(
        () ->
            "DENY"
                .equals(
                    ready
                        .as(Service.GATEWAY, Role.AUDITOR)
                        .get(path)
                        .jsonPath()
                        .getString("decision")),
        Duration.ofSeconds(30));
    assertThat(denied.getList("reasons.code")).containsExactly("EVIDENCE_UNAVAILABLE");
    assertThat(afterwards).isEqualTo("PERMIT");
    assertThat(onRecord(denied.getString("id"))).isEqualTo("DENY");
  }

  /** A commit is answered and seen only once this standby has it; none if empty. */
  private void commitsWaitFor(String standby) throws SQLException {
    try (Connection connection = database("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set synchronous_standby_names = '" + standby + "'");
      statement.execute("select pg_reload_conf()");
    }
  }

  private String onRecord(String decision) throws SQLException {
    try (Connection connection = database(Service.GATEWAY.database());
        PreparedStatement statement =
            connection.prepareStatement("select verdict from decision where id = ?::uuid")) {
      statement.setString(1, decision);
      List<String> verdicts = new ArrayList<>();
      Pause.until(() -> verdicts.addAll(verdicts(statement)), Duration.ofSeconds(30));
      return verdicts.getFirst();
    }
  }

  private static List<String> verdicts(PreparedStatement statement) {
    List<String> verdicts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        verdicts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The log cannot be read.", e);
    }
    return verdicts;
  }

  private Connection database(String name) throws SQLException {
    return DriverManager.getConnection(
        stack.database().jdbcUrl(name), name, stack.database().password(name));
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
