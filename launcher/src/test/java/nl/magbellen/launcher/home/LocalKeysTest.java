package nl.magbellen.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

  @TempDir private Path directory;

  @Test
  void onlyTheOwnerMayReadThem() throws IOException {
    // Given
    LocalKeys keys = keys();

    // When
    keys.issuerKey();
    keys.signingKeys("permit");
    keys.secret("numbers-hash");

    // Then
    try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
      assertThat(files)
          .hasSize(3)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
    assertThat(permissions(directory.resolve("keys"))).isEqualTo("rwx------");
  }

  @Test
  void theyStayTheSameForAHome() {
    // Given
    String secret = keys().secret("numbers-hash");
    String issuer = keys().issuerKey().getKeyId();
    String permit = keys().signingKeys("permit");

    // When
    LocalKeys later = keys();

    // Then
    assertThat(later.secret("numbers-hash")).isEqualTo(secret);
    assertThat(later.issuerKey().getKeyId()).isEqualTo(issuer);
    assertThat(later.signingKeys("permit")).isEqualTo(permit);
  }

  @Test
  void launchersAtOnceAgreeOnOneSecret() {
    // When
    Set<String> secrets = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 50).parallel().forEach(each -> secrets.add(keys().secret("shared")));

    // Then
    assertThat(secrets).hasSize(1);
  }

  @Test
  void aVersionedSecretHolds32Bytes() {
    // When
    String secret = keys().versionedSecret("numbers-cipher");

    // Then
    assertThat(secret).startsWith("1:");
    assertThat(Base64.getDecoder().decode(secret.substring(2))).hasSize(32);
  }

  @Test
  void aSigningKeyIsAPrivateEd25519KeyWithAName() throws IOException {
    // When
    JsonNode key = new JsonMapper().readTree(keys().signingKeys("permit")).path("keys").path(0);

    // Then
    assertThat(key.path("crv").asText()).isEqualTo("Ed25519");
    assertThat(key.path("d").asText()).isNotBlank();
    assertThat(key.path("kid").asText()).startsWith("permit-");
  }

  @Test
  void whatSignsPermitsSignsNothingElse() {
    // When
    String proof = keys().signingKeys("proof");

    // Then
    assertThat(proof).isNotEqualTo(keys().signingKeys("permit"));
  }

  private LocalKeys keys() {
    return new LocalKeys(new Home(directory));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
