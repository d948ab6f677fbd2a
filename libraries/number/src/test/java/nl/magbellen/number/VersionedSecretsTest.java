package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionedSecretsTest {
  private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void theHighestVersionIsTheNewestInWhateverOrder() {
    // When
    var secrets = VersionedSecrets.parse("1:" + SECRET + ", 10:" + SECRET + " ,2:" + SECRET);

    // Then
    assertEquals(List.of(10, 2, 1), List.copyOf(secrets.newestFirst().keySet()));
    assertArrayEquals(new byte[32], secrets.newestFirst().get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | no version",
        "$ | no version",
        "one:$ | no version",
        "1:$, | no version",
        "1:$,1:$ | twice",
        "0:$ | not from 1 to 255",
        "256:$ | not from 1 to 255",
        "-1:$ | not from 1 to 255",
        "1:c2hvcnQ= | has 5 bytes",
        "1: | has 0 bytes",
        "1:!?$ | not Base64",
      })
  void otherTextsAreRefusedWithoutQuotingThem(String text, String why) {
    // When
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> VersionedSecrets.parse(text.replace("$", SECRET)));

    // Then
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertFalse(refused.getMessage().contains(SECRET.substring(0, 8)), refused.getMessage());
    assertFalse(refused.getMessage().contains("c2hv"), refused.getMessage());
  }

  @Test
  void noSecretAtAllIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> VersionedSecrets.of(Map.of()));
  }

  @Test
  void laterChangesToTheGivenBytesHaveNoEffect() {
    // Given
    var bytes = new byte[32];
    var secrets = VersionedSecrets.of(Map.of(1, bytes));

    // When
    bytes[0] = 1;

    // Then
    assertArrayEquals(new byte[32], secrets.newestFirst().get(1));
  }

  @Test
  void theTextFormTellsVersionsOnly() {
    assertEquals(
        "VersionedSecrets[2, 1]",
        VersionedSecrets.parse("1:" + SECRET + ",2:" + SECRET).toString());
  }
}
