package nl.magbellen.launcher.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.magbellen.launcher.issuer.LocalIssuer;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.Port;
import nl.magbellen.launcher.stack.Ports;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The issuer of the chart's evaluation profile, with the very keys that the chart gives it. */
class EvaluationTest {

  private static final Path SECRETS = Path.of("../k8s/magbellen/evaluation/secrets.yaml");
  private static final String URL = "http://magbellen-issuer";

  @TempDir private Path folder;
  private Map<String, String> secrets;
  private int port;
  private LocalIssuer issuer;

  @BeforeEach
  void start() throws IOException {
    secrets =
        Pattern.compile("(?m)^  ((?:issuer|client-)\\S*(?:jwk|secret)): '(.*)'$")
            .matcher(Files.readString(SECRETS))
            .results()
            .filter(found -> found.group(1).contains("."))
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    Path keys = Files.createDirectory(folder.resolve("keys"));
    for (var secret : secrets.entrySet()) {
      Files.writeString(keys.resolve(secret.getKey()), secret.getValue());
    }
    port = Ports.anyFree().claimed().of(Port.ISSUER);
    issuer =
        new Evaluation(
                Map.of(
                    "MAGBELLEN_EVALUATION_KEYS",
                    folder.toString(),
                    "MAGBELLEN_EVALUATION_ISSUER",
                    URL))
            .issuer(port);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "dialer, [dialer], [zonnestroom]",
    "auditor, [auditor], [*]",
    "gateway, [service], [*]",
    "consent-service, [service], [*]",
    "objection-service, [service], [*]"
  })
  void eachClientOfTheChartGetsATokenOfItsRole(String client, String roles, String advertisers)
      throws Exception {
    // When
    String token =
        given()
            .port(port)
            .auth()
            .preemptive()
            .basic(client, secrets.get("client-" + client + ".secret"))
            .formParam("grant_type", "client_credentials")
            .post("/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    // Then
    JwtClaims claims =
        JwtClaims.parse(
            ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(token))
                .getUnverifiedPayload());
    assertThat(claims.getIssuer()).isEqualTo(URL);
    assertThat(claims.getStringListClaimValue("groups")).hasToString(roles);
    assertThat(claims.getStringListClaimValue("advertisers")).hasToString(advertisers);
  }

  @Test
  void discoveryNamesTheAddressThatOthersReach() {
    given()
        .port(port)
        .get("/.well-known/openid-configuration")
        .then()
        .body("jwks_uri", equalTo(URL + "/jwks"));
  }

  @Test
  void anotherProgramIsRefused() {
    assertThatThrownBy(() -> new Evaluation(Map.of()))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("MAGBELLEN_EVALUATION_KEYS");
  }
}
