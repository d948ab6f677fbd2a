package nl.magbellen.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The permits that every client is tested by. */
class PermitsTest {

  private static final JsonNode FILE = file();
  private static final String ISSUER = FILE.path("issuer").asText();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void permitIsSeenAsTheFileSays(String name, JsonNode vector) {
    // Given
    Permits permits = new Permits(FILE.path("jwks").toString(), ISSUER);
    // When
    String seen = seen(permits, vector);
    // Then
    assertThat(seen).isEqualTo(vector.path("decision").asText(vector.path("fault").asText()));
  }

  static Stream<Arguments> permitIsSeenAsTheFileSays() {
    return FILE.path("vectors")
        .valueStream()
        .map(vector -> Arguments.of(vector.path("name").asText(), vector));
  }

  @Test
  void permitOfAnotherGatewayLetsNoCallOut() {
    // Given
    Permits permits = new Permits(FILE.path("jwks").toString(), "https://other.example");
    // When
    String seen = seen(permits, FILE.path("vectors").get(0));
    // Then
    assertThat(seen).isEqualTo("OTHER_ISSUER");
  }

  @Test
  void permitOfACallIsNoneOfATest() {
    // Given
    Permits permits = Permits.ofTests(FILE.path("jwks").toString(), ISSUER);
    // When
    String seen = seen(permits, FILE.path("vectors").get(0));
    // Then
    assertThat(seen).isEqualTo("TEST");
  }

  private static String seen(Permits permits, JsonNode vector) {
    try {
      Instant at = Instant.parse(vector.path("at").asText());
      return permits
          .verify(vector.path("permit").asText(), vector.path("callee").asText(), at)
          .decision()
          .toString();
    } catch (InvalidPermitException invalid) {
      return invalid.fault().name();
    }
  }

  private static JsonNode file() {
    try {
      return new ObjectMapper().readTree(Path.of("permits.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
