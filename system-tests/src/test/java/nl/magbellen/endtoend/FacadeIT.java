package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** VICIdial scrubs a list, puts somebody on its own list, and scrubs again. */
@ExtendWith(RunningStack.class)
class FacadeIT {

  private static final String FACADE = "/compat/dncscrub";

  @Test
  void numberThatIsPutOnTheListIsNotCalledFromThenOn(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String key = key(clients, ready);
    String number = "0" + ready.callee.substring(3);
    // When
    String before = scrubbed(clients, key, number);
    Response listed =
        clients
            .without(Service.GATEWAY)
            .accept("*/*")
            .contentType("application/x-www-form-urlencoded")
            .formParams(Map.of("loginId", key, "phoneList", number + ",no", "actionType", "add"))
            .post(FACADE + "/rpc/pdnc");
    String afterwards = scrubbed(clients, key, number);
    // Then
    assertThat(before).matches(number + ",D,,.*NO_LEGAL_BASIS.*\n");
    assertThat(listed.statusCode()).isEqualTo(400);
    assertThat(listed.asString())
        .contains("no telephone number at place 2; the other numbers, 1, are registered");
    assertThat(afterwards).matches(number + ",P,,.*OBJECTION_REGISTERED.*\n");
  }

  private static String key(Clients clients, ReadyAdvertiser ready) {
    clients
        .of(Service.GATEWAY, Role.DIALER, ready.advertiser)
        .body(
            Map.of(
                "advertiser",
                ready.advertiser,
                "purpose",
                "COMMERCIAL",
                "subject",
                "energy-contract",
                "callerIds",
                List.of(ready.callerId)))
        .put("/v1/campaigns/vicidial")
        .then()
        .statusCode(201);
    return clients
        .of(Service.GATEWAY, Role.OPERATOR, "*")
        .body(
            Map.of(
                "advertiser",
                ready.advertiser,
                "campaign",
                "vicidial",
                "scopes",
                List.of("facade")))
        .post("/v1/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("secret");
  }

  private static String scrubbed(Clients clients, String key, String number) {
    return clients
        .without(Service.GATEWAY)
        .accept("*/*")
        .contentType("application/x-www-form-urlencoded")
        .formParams(Map.of("loginId", key, "version", "2", "phoneList", number))
        .post(FACADE + "/scrub")
        .asString();
  }
}
