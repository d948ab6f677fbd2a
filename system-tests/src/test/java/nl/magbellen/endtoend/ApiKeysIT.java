package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dialplan asks with a key in a form, as long as the operator lets it. */
@ExtendWith(RunningStack.class)
class ApiKeysIT {

  @Test
  void dialplanAsksWithAKeyUntilItIsDeleted(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    Response key =
        clients
            .of(Service.GATEWAY, Role.OPERATOR, "*")
            .body(Map.of("advertiser", ready.advertiser, "scopes", List.of("short")))
            .post("/v1/api-keys");
    String secret = key.then().statusCode(201).extract().path("secret");
    // When
    Response commercial = asked(clients, ready, secret, "COMMERCIAL");
    Response service = asked(clients, ready, secret, "SERVICE");
    int deleted =
        clients
            .of(Service.GATEWAY, Role.OPERATOR, "*")
            .delete("/v1/api-keys/" + key.path("id"))
            .statusCode();
    Response afterwards = asked(clients, ready, secret, "SERVICE");
    // Then
    commercial.then().statusCode(200).body(startsWith("DENY "));
    service.then().statusCode(200).body(startsWith("PERMIT "));
    assertThat(deleted).isEqualTo(204);
    afterwards.then().statusCode(401).body(startsWith("ERROR 401 The API key is not known"));
  }

  private static Response asked(
      Clients clients, ReadyAdvertiser ready, String secret, String purpose) {
    return clients
        .without(Service.GATEWAY)
        .accept("text/plain")
        .contentType("application/x-www-form-urlencoded")
        .formParams(
            Map.of(
                "key",
                secret,
                "callee",
                ready.callee,
                "callerId",
                ready.callerId,
                "advertiser",
                ready.advertiser,
                "purpose",
                purpose,
                "subject",
                "energy-contract"))
        .post("/v1/call-permissions/short");
  }
}
