package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Replicas;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two processes of every service, with a balancer before each: it makes no difference which of them
 * is asked, so nothing is kept in a process.
 */
@ExtendWith(RunningStack.class)
class ScaleOutIT {

  private static final Replicas REPLICAS = new Replicas();

  private static LocalStack stack;
  private static URI first;
  private static URI second;

  private ReadyAdvertiser ready;

  @BeforeAll
  static void twoOfEach(LocalStack running) {
    stack = running;
    REPLICAS.over(running);
    REPLICAS.more(Service.CONSENT);
    REPLICAS.more(Service.OBJECTION);
    REPLICAS.more(Service.CALLER_ID);
    first = running.address(Service.GATEWAY);
    second = REPLICAS.more(Service.GATEWAY);
  }

  @AfterAll
  static void oneOfEach() {
    REPLICAS.close();
  }

  @BeforeEach
  void anAdvertiser(Clients clients) {
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
  }

  @Test
  void permitOfEitherGatewayVerifiesWithTheKeysOfTheOther() throws Exception {
    for (List<URI> pair : List.of(List.of(first, second), List.of(second, first))) {
      // Given
      String permit = ask(pair.getFirst(), service(), null).jsonPath().getString("permit");
      String keys = RestAssured.get(pair.getLast().resolve("/.well-known/jwks.json")).asString();

      // When
      boolean verified = verified(permit, keys);

      // Then
      assertThat(verified).isTrue();
    }
  }

  @Test
  void theSameKeyAtTheOtherGatewayGetsTheFirstAnswer() {
    // Given
    String key = UUID.randomUUID().toString();
    Response answered = ask(first, service(), key);

    // When
    Response again = ask(second, service(), key);
    Response another = ask(second, Map.of("purpose", "RESEARCH"), key);

    // Then
    assertThat(again.jsonPath().getString("id")).isEqualTo(answered.jsonPath().getString("id"));
    assertThat(again.asString()).isEqualTo(answered.asString());
    assertThat(another.statusCode()).isEqualTo(422);
  }

  @Test
  void whatOneGatewayDecidedTheOtherReadsAndTakesTheOutcomeOf() {
    // Given
    String id = ask(first, service(), null).jsonPath().getString("id");

    // When
    Response outcome =
        gateway(second, Role.DIALER)
            .body(
                Map.of(
                    "connected",
                    true,
                    "endedAt",
                    Instant.now().toString(),
                    "rightToObject",
                    "AGENT",
                    "objection",
                    true))
            .post("/v1/call-permissions/" + id + "/outcome");
    Response logged = gateway(first, Role.AUDITOR).get("/v1/call-permissions/" + id);

    // Then
    assertThat(outcome.statusCode()).isEqualTo(201);
    assertThat(logged.jsonPath().getList("outcomes.connected")).containsExactly(true);
    assertThat(ask(second, salesNow(), null).jsonPath().getList("reasons.code"))
        .contains("OBJECTION_REGISTERED");
  }

  @Test
  void aChangeThroughAnyProcessCountsOnTheNextDecisionOfEveryOther() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    List<String> before =
        Stream.of(first, second, second)
            .map(gateway -> ask(gateway, sales(), null).jsonPath().getString("decision"))
            .toList();

    // When
    spec(REPLICAS.address(Service.OBJECTION), Role.DIALER)
        .body(
            Map.of(
                "number",
                ready.callee,
                "advertiser",
                ready.advertiser,
                "receivedAt",
                "2026-11-20T10:00:00+01:00",
                "channel",
                "LETTER"))
        .post("/v1/objections")
        .then()
        .statusCode(201);

    // Then
    assertThat(before).containsExactly("PERMIT", "PERMIT", "PERMIT");
    for (URI gateway : List.of(second, second, first, REPLICAS.address(Service.GATEWAY))) {
      JsonPath decision = ask(gateway, sales(), null).jsonPath();
      assertThat(decision.getList("reasons.code")).containsExactly("OBJECTION_REGISTERED");
    }
  }

  @Test
  void theMandateOfAnAdvertiserThatIsNoLongerActiveEndsAtEveryGatewayAtOnce() {
    // Given
    ready.consent("2026-10-12T10:00:00+02:00");
    JsonPath before = ask(second, sales(), null).jsonPath();

    // When
    spec(REPLICAS.address(Service.CALLER_ID), Role.REGISTRAR)
        .body(Map.of("name", "Advertiser", "sector", "COMMERCIAL", "active", false))
        .put("/v1/advertisers/" + ready.advertiser)
        .then()
        .statusCode(200);

    // Then
    assertThat(before.getString("decision")).as(before.prettify()).isEqualTo("PERMIT");
    for (URI gateway : List.of(first, second)) {
      assertThat(ask(gateway, salesNow(), null).jsonPath().getList("reasons.code"))
          .contains("ADVERTISER_UNKNOWN");
    }
  }

  private static Map<String, Object> service() {
    return Map.of("purpose", "SERVICE");
  }

  private static Map<String, Object> sales() {
    return Map.of("purpose", "COMMERCIAL", "subject", "energy-contract", "at", ReadyAdvertiser.AT);
  }

  private static Map<String, Object> salesNow() {
    return Map.of("purpose", "COMMERCIAL", "subject", "energy-contract");
  }

  private Response ask(URI gateway, Map<String, Object> more, String key) {
    Map<String, Object> question = new TreeMap<>(more);
    question.put("callee", ready.callee);
    question.put("callerId", ready.callerId);
    question.put("advertiser", ready.advertiser);
    RequestSpecification request = gateway(gateway, Role.DIALER).body(question);
    return (key == null ? request : request.header("Idempotency-Key", key))
        .post("/v1/call-permissions");
  }

  private RequestSpecification gateway(URI gateway, Role role) {
    return spec(gateway, role);
  }

  private RequestSpecification spec(URI address, Role role) {
    return RestAssured.given()
        .baseUri(address.toString())
        .contentType(ContentType.JSON)
        .accept(ContentType.JSON)
        .auth()
        .oauth2(stack.token(TokenRequest.of(Set.of(role), ready.advertiser)));
  }

  private static boolean verified(String permit, String keys) throws Exception {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(permit);
    PublicJsonWebKey key =
        (PublicJsonWebKey)
            new JsonWebKeySet(keys)
                .findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null);
    signature.setKey(key.getPublicKey());
    return signature.verifySignature();
  }
}
