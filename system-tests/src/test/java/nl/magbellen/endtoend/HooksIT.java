package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** VICIdial tells once, by GET, that a consumer does not want to be called. */
@ExtendWith(RunningStack.class)
class HooksIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void objectionOfVicidialDeniesTheNextCall(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String key = key(clients, ready);
    // When
    Response answer = vicidial(clients, key, ready);
    // Then
    answer.then().statusCode(200).body(startsWith("KEPT NO_DECISION "));
    assertThat(reasons(ready)).contains("OBJECTION_REGISTERED");
  }

  @Test
  void objectionThatNobodyCouldTakeComesIntoForceThoughTheGatewayIsKilled(Clients clients) {
    // Given
    LocalStack stack = clients.stack();
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String key = key(clients, ready);
    stack.service(Service.OBJECTION).kill();
    // When
    Response answer = vicidial(clients, key, ready);
    stack.service(Service.GATEWAY).kill();
    stack.start(Service.OBJECTION);
    stack.start(Service.GATEWAY);
    // Then
    answer.then().statusCode(503);
    assertThat(Pause.until(() -> reasons(ready).contains("OBJECTION_REGISTERED"), PATIENCE))
        .isTrue();
  }

  /** Of a call now: the objection is of now, so that one of last week was not against it. */
  private static List<String> reasons(ReadyAdvertiser ready) {
    return ready.ask(Instant.now().toString()).getList("reasons.code");
  }

  private static String key(Clients clients, ReadyAdvertiser ready) {
    return clients
        .of(Service.GATEWAY, Role.OPERATOR, "*")
        .body(Map.of("advertiser", ready.advertiser, "scopes", List.of("hook")))
        .post("/v1/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("secret");
  }

  private static Response vicidial(Clients clients, String key, ReadyAdvertiser ready) {
    return clients
        .without(Service.GATEWAY)
        .accept("*/*")
        .queryParams(
            Map.of(
                "phone_number",
                ready.callee.replaceFirst("^\\+31", ""),
                "phone_code",
                "31",
                "dispo",
                "DNC",
                "call_id",
                "V1201131200001042"))
        .get("/v1/hooks/" + key + "/vicidial");
  }
}
