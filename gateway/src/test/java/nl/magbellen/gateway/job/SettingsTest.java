package nl.magbellen.gateway.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final String FOLDER = "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS";

  @TempDir private Path folder;

  @Test
  void aSecretIsReadFromItsFileWithoutTheEndOfItsLine() throws IOException {
    // Given
    Files.writeString(folder.resolve("quarkus.datasource.password"), "s3cret\n");
    // When
    Settings settings = Settings.of(Map.of(FOLDER, folder.toString()));
    // Then
    assertEquals("s3cret", settings.required("quarkus.datasource.password"));
  }

  @Test
  void aVariableWinsOverAFile() throws IOException {
    // Given
    Files.writeString(folder.resolve("magbellen.log.kept-for"), "P5Y");
    // When
    Settings settings =
        Settings.of(Map.of(FOLDER, folder.toString(), "MAGBELLEN_LOG_KEPT_FOR", "P7Y"));
    // Then
    assertEquals("P7Y", settings.required("magbellen.log.kept-for"));
  }

  @Test
  void whatIsEmptyIsNotSet() {
    // Given
    Settings settings = Settings.of(Map.of("MAGBELLEN_LOG_KEPT_FOR", ""));
    // When
    Optional<String> keptFor = settings.optional("magbellen.log.kept-for");
    // Then
    assertEquals(Optional.empty(), keptFor);
    assertThrows(IllegalStateException.class, () -> settings.required("magbellen.log.kept-for"));
  }
}
