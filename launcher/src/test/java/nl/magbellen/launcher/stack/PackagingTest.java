package nl.magbellen.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.magbellen.launcher.os.Program;
import nl.magbellen.launcher.os.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackagingTest {

  @TempDir private Path project;

  @Test
  void executableIsFoundWhateverTheVersion() throws Exception {
    // Given
    Path executable = project.resolve("gateway/target/gateway-7.8.9-runner");
    Files.createDirectories(executable.getParent());
    Files.createFile(executable);

    // When
    // Then
    assertThat(Packaging.EXECUTABLE.program(Service.GATEWAY, project).command())
        .first()
        .isEqualTo(executable.toString());
  }

  @Test
  void jarIsStartedWithTheBestCacheThatLiesBesideIt() throws Exception {
    // Given
    Path jar = Service.GATEWAY.jar(project);
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);

    // When
    // Then
    assertThat(command()).doesNotContain("-XX:AOTCache=app.aot");

    Files.createFile(jar.resolveSibling("app.aot"));
    Program program = Packaging.JAR.program(Service.GATEWAY, project);
    assertThat(program.directory()).isEqualTo(jar.getParent());
    assertThat(program.command()).contains("-XX:AOTCache=app.aot", "quarkus-run.jar");

    Files.createFile(jar.resolveSibling("trained.aot"));
    assertThat(command())
        .contains("-XX:AOTCache=trained.aot")
        .doesNotContain("-XX:AOTCache=app.aot");
  }

  /** One that stays without memory answers nothing and is never started again. */
  @ParameterizedTest
  @EnumSource(names = {"JAR", "EXECUTABLE"})
  void aServiceWithoutMemoryEnds(Packaging packaging) throws Exception {
    // Given
    Files.createDirectories(Service.GATEWAY.jar(project).getParent());
    Files.createFile(Service.GATEWAY.jar(project));
    Files.createFile(Service.GATEWAY.built(project).resolve("gateway-1-runner"));

    // When
    // Then
    assertThat(packaging.program(Service.GATEWAY, project).command())
        .contains("-XX:+ExitOnOutOfMemoryError");
  }

  private List<String> command() {
    return Packaging.JAR.program(Service.GATEWAY, project).command();
  }

  @ParameterizedTest
  @CsvSource({"JAR, up", "EXECUTABLE, up --native"})
  void whatWasNotBuiltIsToldWithTheCommandThatBuildsIt(Packaging packaging, String command) {
    // When
    // Then
    assertThatThrownBy(() -> packaging.program(Service.CONSENT, project))
        .isInstanceOf(StackException.class)
        .hasMessage("consent-service is not built: run ./magbellen " + command);
  }
}
