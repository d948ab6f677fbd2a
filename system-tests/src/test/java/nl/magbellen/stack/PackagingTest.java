package nl.magbellen.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagingTest {

  @TempDir private Path project;

  @Test
  void executableIsFoundWhateverTheVersion() throws Exception {
    // Given
    Path executable = project.resolve("gateway/target/gateway-7.8.9-runner");
    Files.createDirectories(executable.getParent());
    Files.createFile(executable);

    // When, Then
    assertThat(Packaging.EXECUTABLE.command(Service.GATEWAY, project))
        .first()
        .isEqualTo(executable.toString());
  }

  @Test
  void jarIsStartedWithTheCacheThatLiesBesideIt() throws Exception {
    // Given
    Path cache = Service.GATEWAY.jar(project).resolveSibling("app.aot");
    Files.createDirectories(cache.getParent());
    Files.createFile(Service.GATEWAY.jar(project));
    Files.createFile(cache);

    // When, Then
    assertThat(Packaging.JAR.command(Service.GATEWAY, project))
        .contains("-XX:AOTCache=" + cache, Service.GATEWAY.jar(project).toString());
  }

  @ParameterizedTest
  @CsvSource({"JAR, up", "EXECUTABLE, up --native"})
  void whatWasNotBuiltIsToldWithTheCommandThatBuildsIt(Packaging packaging, String command) {
    // When, Then
    assertThatThrownBy(() -> packaging.command(Service.CONSENT, project))
        .isInstanceOf(StackException.class)
        .hasMessage("consent-service is not built: run ./magbellen " + command);
  }
}
