package nl.magbellen.launcher.issuer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.file.Path;
import java.util.Map;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.Port;
import nl.magbellen.launcher.stack.Ports;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIssuerTest {

  @TempDir private Path home;
  private LocalKeys keys;
  private int port;
  private LocalIssuer issuer;

  @BeforeEach
  void start() {
    keys = new LocalKeys(new Home(home));
    port = Ports.anyFree().claimed().of(Port.ISSUER);
    issuer = LocalIssuer.start(port, keys);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void itsDiscoveryDocumentNamesItselfAndItsEndpoints() {
    // When
    // Then
    given()
        .port(port)
        .get("/.well-known/openid-configuration")
        .then()
        .statusCode(200)
        .body("issuer", equalTo("http://localhost:" + port))
        .body("jwks_uri", equalTo("http://localhost:" + port + "/jwks"))
        .body("token_endpoint", equalTo("http://localhost:" + port + "/token"));
  }

  @Test
  void itShowsOnlyThePublicHalfOfItsKey() {
    // When
    // Then
    given()
        .port(port)
        .get("/jwks")
        .then()
        .body("keys", hasSize(1))
        .body("keys[0].kid", equalTo(keys.issuerKey().getKeyId()))
        .body("keys[0].d", equalTo(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service"})
  void aServiceThatAsksOthersGetsATokenOfTheServiceRoleOnly(String client) throws Exception {
    // When
    String token =
        given()
            .port(port)
            .auth()
            .preemptive()
            .basic(client, keys.secret("client-" + client))
            .formParam("grant_type", "client_credentials")
            .post("/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");

    // Then
    JwtClaims claims = verified(token);
    assertThat(claims.getSubject()).isEqualTo(client);
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("service");
  }

  @Test
  void theSecretMayAlsoComeInTheForm() {
    // When
    // Then
    given()
        .port(port)
        .formParams(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "gateway",
                "client_secret", keys.secret("client-gateway")))
        .post("/token")
        .then()
        .statusCode(200);
  }

  @Test
  void aWrongSecretGetsNothing() {
    // When
    // Then
    given()
        .port(port)
        .auth()
        .preemptive()
        .basic("gateway", "guessed")
        .formParam("grant_type", "client_credentials")
        .post("/token")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
  }

  @Test
  void oneClientsSecretIsNotAnothers() {
    // When
    // Then
    given()
        .port(port)
        .auth()
        .preemptive()
        .basic("objection-service", keys.secret("client-gateway"))
        .formParam("grant_type", "client_credentials")
        .post("/token")
        .then()
        .statusCode(401);
  }

  @Test
  void aTakenPortIsTold() {
    // When
    // Then
    assertThatThrownBy(() -> LocalIssuer.start(port, keys))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("port " + port)
        .hasMessageContaining("MAGBELLEN_ISSUER_PORT");
  }

  private JwtClaims verified(String token) throws Exception {
    HttpsJwks published = new HttpsJwks("http://localhost:" + port + "/jwks");
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(published))
        .setExpectedAudience(TokenSigner.AUDIENCE)
        .setExpectedIssuer("http://localhost:" + port)
        .build()
        .processToClaims(token);
  }
}
