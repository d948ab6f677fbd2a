package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script {@code magbellen}, without what it would build or start. */
class ScriptTest {

  @TempDir private Path directory;

  static Stream<String> commands() {
    return Stream.concat(
        Launcher.commandLine().getSubcommands().keySet().stream(), Stream.of("test"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aMissingJdkIsToldInOneLine(String command) throws Exception {
    // When
    Outcome outcome = run(Map.of("PATH", "/nowhere", "MAGBELLEN_JDKS", ""), command);

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output().lines())
        .singleElement()
        .asString()
        .startsWith("magbellen: no JDK 25 or newer found: install one");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandStandsInTheHelp(String command) throws Exception {
    // When
    Outcome outcome = run(Map.of("PATH", System.getenv("PATH")), "help");

    // Then
    assertThat(outcome.output()).containsPattern("(?m)^  " + command + " ");
  }

  @Test
  void anOldDefaultJavaIsPassedByForTheNewOneInAUsualPlace() throws Exception {
    // Given
    Path old = jdk("old", "17.0.15");
    jdk("places/older", "21.0.1");
    Path fitting = jdk("places/fitting", "25.0.1");

    // When
    Outcome outcome =
        run(
            Map.of(
                "JAVA_HOME", old.toString(),
                "PATH", "/nowhere",
                "MAGBELLEN_JDKS", directory.resolve("places").toString()),
            "jdk");

    // Then
    assertThat(outcome.output().strip()).isEqualTo(fitting.toString());
  }

  @Test
  void aNewerJdkIsGoodToo() throws Exception {
    // Given
    Path newer = jdk("newer", "27-ea");

    // When
    Outcome outcome =
        run(Map.of("JAVA_HOME", newer.toString(), "PATH", "/nowhere", "MAGBELLEN_JDKS", ""), "jdk");

    // Then
    assertThat(outcome.output().strip()).isEqualTo(newer.toString());
  }

  @Test
  void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
    // Given
    Path runtime = jdk("runtime", "25.0.1");
    Files.delete(runtime.resolve("bin/javac"));

    // When
    Outcome outcome =
        run(
            Map.of("JAVA_HOME", runtime.toString(), "PATH", "/nowhere", "MAGBELLEN_JDKS", ""),
            "jdk");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void whatBuildsExecutablesIsMissedInOneLine() throws Exception {
    // Given
    Path home = jdk("fitting", "25.0.1");

    // When
    Outcome outcome =
        run(Map.of("JAVA_HOME", home.toString(), "PATH", "/nowhere"), "test", "--native");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output().lines())
        .singleElement()
        .asString()
        .startsWith("magbellen: nothing here builds native executables: set GRAALVM_HOME");
  }

  @Test
  void aMissingPythonIsToldInOneLine() throws Exception {
    // Given
    Path home = jdk("fitting", "25.0.1");

    // When
    Outcome outcome =
        run(
            Map.of(
                "JAVA_HOME",
                home.toString(),
                "MAGBELLEN_CHROMIUM",
                "/nowhere/chromium",
                "MAGBELLEN_SCHEMATHESIS",
                directory.resolve("nothing-yet").toString(),
                "PATH",
                "/nowhere"),
            "test",
            "--schemathesis");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output().lines())
        .singleElement()
        .asString()
        .startsWith("magbellen: no Python 3.11 or newer with venv found");
  }

  @Test
  void missingSipServerIsToldInOneLine() throws Exception {
    // Given
    Path home = jdk("fitting", "25.0.1");

    // When
    Outcome outcome =
        run(
            Map.of("JAVA_HOME", home.toString(), "PATH", "/nowhere"),
            "test",
            "-o",
            "-Pintegrations");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output().lines())
        .singleElement()
        .asString()
        .startsWith("magbellen: no Kamailio with http_client, or no SIPp, found");
  }

  @Test
  void aWrongGraalVmIsNotPassedByInSilence() throws Exception {
    // Given
    Path home = jdk("fitting", "25.0.1");

    // When
    Outcome outcome =
        run(
            Map.of("JAVA_HOME", home.toString(), "GRAALVM_HOME", home.toString()),
            "test",
            "--native",
            "gateway");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("GRAALVM_HOME has no bin/native-image: " + home);
  }

  @Test
  void anUnknownServiceIsToldWithTheServicesThereAre() throws Exception {
    // Given
    Path home = jdk("fitting", "25.0.1");

    // When
    Outcome outcome = run(Map.of("JAVA_HOME", home.toString()), "test", "--native", "dance");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("there is no service 'dance'").contains("gateway");
  }

  @Test
  void anUnknownCommandIsTold() throws Exception {
    // When
    Outcome outcome = run(Map.of(), "dance");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).contains("there is no command 'dance'");
  }

  @Test
  void helpNamesEveryCommand() throws Exception {
    // When
    Outcome outcome = run(Map.of(), "--help");

    // Then
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output())
        .contains("up ", "test ", "token ", "decide ", "screen ", "bench ", "chaos ");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
      file.toFile().setExecutable(true);
    }
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  private Outcome run(Map<String, String> environment, String... words) throws Exception {
    String script = Path.of("..").toAbsolutePath().normalize().resolve("magbellen").toString();
    List<String> command = Stream.concat(Stream.of(bash(), script), Stream.of(words)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "GRAALVM_HOME"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private static String bash() {
    return Stream.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow();
  }

  private record Outcome(int exitCode, String output) {}
}
