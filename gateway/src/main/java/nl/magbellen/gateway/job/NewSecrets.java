package nl.magbellen.gateway.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.number.DutchTime;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Makes the Kubernetes Secrets that a new installation needs, under the names that the chart has
 * for them, with new keys. It reads {@code GATEWAY_CLIENT_SECRET}, {@code
 * CONSENT_SERVICE_CLIENT_SECRET} and {@code OBJECTION_SERVICE_CLIENT_SECRET}, which only the OpenID
 * provider knows. What it prints is for {@code kubectl create}, which refuses to replace Secrets
 * that are there: without the old hash secrets no number is found again.
 */
public final class NewSecrets {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> environment;
  private final Instant now;

  NewSecrets(Map<String, String> environment, Instant now) {
    this.environment = Map.copyOf(environment);
    this.now = now;
  }

  /** Prints them as one JSON document. */
  public static void main(String[] arguments) throws IOException {
    LineOut.print(
        new ObjectMapper()
            .writeValueAsString(new NewSecrets(System.getenv(), DutchTime.now()).list()));
  }

  /**
   * The Secrets, as a List of Kubernetes.
   *
   * @throws IllegalStateException if a client secret is not given
   */
  Map<String, Object> list() {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "List",
        "items",
        List.of(
            secret(
                "magbellen-numbers",
                Map.of("hash-secrets", versioned(), "cipher-secrets", versioned())),
            secret(
                "magbellen-gateway",
                Map.of(
                    "oidc-client-secret", given("GATEWAY_CLIENT_SECRET"),
                    "permit-keys", signingKeys("permit"))),
            secret(
                "magbellen-consent-service",
                Map.of(
                    "oidc-client-secret", given("CONSENT_SERVICE_CLIENT_SECRET"),
                    "proof-keys", signingKeys("proof"))),
            secret(
                "magbellen-objection-service",
                Map.of(
                    "oidc-client-secret", given("OBJECTION_SERVICE_CLIENT_SECRET"),
                    "receipt-keys", signingKeys("receipt"),
                    "codes-secrets", versioned()))));
  }

  private static Map<String, Object> secret(String name, Map<String, String> values) {
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("apiVersion", "v1");
    secret.put("kind", "Secret");
    secret.put("metadata", Map.of("name", name));
    secret.put("stringData", values);
    return secret;
  }

  private String versioned() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "1:" + Base64.getEncoder().encodeToString(bytes);
  }

  private String signingKeys(String use) {
    try {
      OctetKeyPairJsonWebKey key =
          OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      key.setKeyId(use + "-" + DutchTime.dateOf(now));
      key.setOtherParameter("iat", now.truncatedTo(ChronoUnit.SECONDS).getEpochSecond());
      return new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException e) {
      throw new IllegalStateException("This Java runtime makes no Ed25519 keys.", e);
    }
  }

  private String given(String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set: the OpenID provider knows it");
    }
    return value;
  }
}
