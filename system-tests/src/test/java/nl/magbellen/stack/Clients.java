package nl.magbellen.stack;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * Clients of a running stack, each with the token of a role.
 *
 * @param stack the running stack
 */
public record Clients(LocalStack stack) {

  /** Speaks JSON with a service, in a role, for some advertisers. */
  public RequestSpecification of(Service service, Role role, String... advertisers) {
    return with(service, TokenRequest.of(Set.of(role), advertisers));
  }

  /** Speaks JSON with a service, with a token of one's own making. */
  public RequestSpecification with(Service service, TokenRequest token) {
    return without(service).auth().oauth2(stack.token(token));
  }

  /** Speaks JSON with a service, without a token. */
  public RequestSpecification without(Service service) {
    return RestAssured.given()
        .baseUri(stack.address(service).toString())
        .contentType(ContentType.JSON)
        .accept(ContentType.JSON);
  }

  /** All metrics of a service. */
  public String metrics(Service service) {
    return RestAssured.given()
        .accept("text/plain")
        .get(stack.management(service) + "/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
