package nl.magbellen.gateway.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.number.VersionedSecrets;
import nl.magbellen.service.signing.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewSecretsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final Map<String, String> GIVEN =
      Map.of(
          "GATEWAY_CLIENT_SECRET", "g",
          "CONSENT_SERVICE_CLIENT_SECRET", "c",
          "OBJECTION_SERVICE_CLIENT_SECRET", "o");

  private final JsonNode items =
      new ObjectMapper().valueToTree(new NewSecrets(GIVEN, NOW).list()).path("items");

  @ParameterizedTest
  @CsvSource({"1, permit-keys", "2, proof-keys", "3, receipt-keys"})
  void signingKeysAreWhatTheServicesRead(int secret, String key) {
    // Given
    String jwks = items.get(secret).at("/stringData/" + key).asText();
    // When
    SigningKeys keys = SigningKeys.parse(jwks, key);
    // Then
    assertEquals("claims", keys.verify(keys.sign("claims")).orElseThrow());
    assertEquals(NOW, keys.madeAt());
  }

  @ParameterizedTest
  @CsvSource({"0, hash-secrets", "0, cipher-secrets", "3, codes-secrets"})
  void versionedSecretsAreWhatTheServicesRead(int secret, String key) {
    // Given
    String text = items.get(secret).at("/stringData/" + key).asText();
    // When
    VersionedSecrets secrets = VersionedSecrets.parse(text);
    // Then
    assertEquals("VersionedSecrets[1]", secrets.toString());
  }

  @Test
  void noTwoSecretsAreTheSame() {
    // Given
    JsonNode numbers = items.get(0).path("stringData");
    // When
    JsonNode others =
        new ObjectMapper().valueToTree(new NewSecrets(GIVEN, NOW).list()).at("/items/0/stringData");
    // Then
    assertNotEquals(numbers.path("hash-secrets"), numbers.path("cipher-secrets"));
    assertNotEquals(numbers.path("hash-secrets"), others.path("hash-secrets"));
  }

  @ParameterizedTest
  @CsvSource({"1, g", "2, c", "3, o"})
  void clientSecretsAreThoseOfTheProvider(int secret, String given) {
    // When
    String kept = items.get(secret).at("/stringData/oidc-client-secret").asText();
    // Then
    assertEquals(given, kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GATEWAY_CLIENT_SECRET",
        "CONSENT_SERVICE_CLIENT_SECRET",
        "OBJECTION_SERVICE_CLIENT_SECRET"
      })
  void whatOnlyTheProviderKnowsMustBeGiven(String missing) {
    // Given
    Map<String, String> rest = new HashMap<>(GIVEN);
    rest.remove(missing);
    NewSecrets secrets = new NewSecrets(rest, NOW);
    // When
    var refused = assertThrows(IllegalStateException.class, secrets::list);
    // Then
    assertEquals(missing + " is not set: the OpenID provider knows it", refused.getMessage());
  }
}
