package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A key pressed in a call is an objection that counts on the very next decision. */
@ExtendWith(RunningStack.class)
class KeypadIT {

  private static final String PATH = "/v1/objections/keypad";

  private ReadyAdvertiser ready;

  @BeforeEach
  void anAdvertiserFitToCall(Clients clients) {
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
  }

  @Test
  void agreedKeyObjectsByThePermitOfTheCall() {
    // Given
    JsonPath permission = service();
    // When
    Response pressed = press(Map.of("permit", permission.getString("permit"), "digit", "1"));
    JsonPath next = ready.ask(Instant.now().toString());
    Response again = press(Map.of("decision", permission.getString("id"), "digit", "1"));
    // Then
    assertThat(permission.getString("decision")).isEqualTo("PERMIT");
    assertThat(pressed.statusCode()).as(pressed.asString()).isEqualTo(201);
    assertThat(next.getList("reasons.code")).contains("OBJECTION_REGISTERED");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.<String>path("objection")).isEqualTo(pressed.path("objection"));
  }

  @Test
  void anotherKeyAndAChangedPermitDoNot() {
    // Given
    JsonPath permission = service();
    String permit = permission.getString("permit");
    String changed = permit.substring(0, permit.length() - 3) + "AAA";
    // When
    Response other = press(Map.of("permit", permit, "digit", "2"));
    Response forged = press(Map.of("permit", changed, "digit", "1"));
    JsonPath next = ready.ask(Instant.now().toString());
    // Then
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.<Boolean>path("objected")).isFalse();
    assertThat(forged.statusCode()).isEqualTo(400);
    assertThat(next.getList("reasons.code")).doesNotContain("OBJECTION_REGISTERED");
  }

  @Test
  void formOfADialplanIsTakenAndSoIsACallThatWasDenied() {
    // Given
    JsonPath denied = ready.ask(Instant.now().toString());
    // When
    Response pressed =
        ready
            .as(Service.OBJECTION, Role.DIALER)
            .contentType("application/x-www-form-urlencoded")
            .formParam("decision", denied.getString("id"))
            .formParam("digit", "9")
            .formParam("agreed", "9")
            .formParam("announced", "true")
            .post(PATH);
    // Then
    assertThat(denied.getString("decision")).isEqualTo("DENY");
    assertThat(pressed.statusCode()).as(pressed.asString()).isEqualTo(201);
  }

  /** A call that offers nothing is permitted at any hour. */
  private JsonPath service() {
    return ready.ask(Map.of("purpose", "SERVICE"));
  }

  private Response press(Map<String, Object> body) {
    return ready.as(Service.OBJECTION, Role.DIALER).body(body).post(PATH);
  }
}
