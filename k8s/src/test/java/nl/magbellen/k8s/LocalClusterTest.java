package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What k8s/cluster/up asks of the programs that it needs; here they note what they are asked. */
class LocalClusterTest {

  private static final String IMAGE = "registry.example/magbellen/gateway:0.1.0";

  @TempDir private Path home;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(home.resolve("k8s/cluster"));
    Files.createDirectories(home.resolve("k8s/magbellen"));
    Files.createDirectories(home.resolve("programs"));
    Files.copy(
        Path.of("cluster/up"), home.resolve("k8s/cluster/up"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Chart.HOME.resolve("Chart.yaml"), home.resolve("k8s/magbellen/Chart.yaml"));
    for (String program : List.of("bash", "dirname", "sed", "grep")) {
      Files.createSymbolicLink(
          home.resolve("programs").resolve(program), Path.of("/usr/bin").resolve(program));
    }
    noting("mvnw", home.resolve("mvnw"), "");
    noting("helm", "");
    noting("kubectl", "");
  }

  @ParameterizedTest
  @CsvSource({"kind, docker", "kind, podman", "k3d, docker"})
  void nothingIsAskedOfAnotherClusterThanItsOwn(String maker, String engine) throws Exception {
    // Given
    noting(maker, "");
    noting(engine, "");
    // When
    Outcome outcome = up("base.example/java:25");
    // Then
    assertThat(outcome.output()).contains("kubectl --context " + maker + "-magbellen");
    assertThat(outcome.ended()).isZero();
    assertThat(outcome.asked("helm"))
        .hasSize(3)
        .allSatisfy(it -> assertThat(it).contains("--kube-context " + maker + "-magbellen "));
  }

  @ParameterizedTest
  @CsvSource({"docker", "podman"})
  void kindTakesTheImagesOfWhateverMadeThem(String engine) throws Exception {
    // Given
    noting("kind", "");
    noting(engine, "");
    // When
    Outcome outcome = up("base.example/java:25");
    // Then
    assertThat(outcome.asked(engine)).contains(engine + " save " + IMAGE);
    assertThat(outcome.asked("kind"))
        .filteredOn(it -> it.startsWith("kind load "))
        .hasSize(5)
        .containsOnly("kind load image-archive --name magbellen /dev/stdin");
  }

  /** A test that passed leaves no pod whose log Helm could read: with --logs it would fail. */
  @Test
  void aTestThatPassedIsNotAskedForItsLog() throws Exception {
    // Given
    noting("kind", "");
    noting("docker", "");
    // When
    Outcome outcome = up("");
    // Then
    assertThat(outcome.ended()).isZero();
    assertThat(outcome.asked("helm")).noneMatch(it -> it.contains("--logs"));
    assertThat(outcome.asked("kubectl")).isEmpty();
  }

  @Test
  void theLogOfATestThatFailedIsShown() throws Exception {
    // Given
    noting("kind", "");
    noting("docker", "");
    noting("helm", "case \"$*\" in *\" test \"*) exit 1;; esac\n");
    // When
    Outcome outcome = up("");
    // Then
    assertThat(outcome.ended()).isEqualTo(1);
    assertThat(outcome.output()).contains("cluster: the test of the release failed");
    assertThat(outcome.asked("kubectl"))
        .containsExactly(
            "kubectl --context kind-magbellen --namespace magbellen logs magbellen-helm-test");
  }

  @Test
  void podmanIsToldTheWholeNameOfTheBase() throws Exception {
    // Given
    noting("kind", "");
    noting("podman", "");
    // When
    Outcome outcome = up("");
    // Then
    assertThat(outcome.ended()).isEqualTo(1);
    assertThat(outcome.output()).contains("cluster: JAVA_BASE: name an image");
    assertThat(outcome.asked("podman")).isEmpty();
  }

  private record Outcome(int ended, String output, List<String> calls) {

    /** What a program was asked, in order. */
    List<String> asked(String program) {
      return calls.stream().filter(it -> it.startsWith(program + " ")).toList();
    }
  }

  private Outcome up(String base) throws Exception {
    var program =
        new ProcessBuilder(home.resolve("k8s/cluster/up").toString()).redirectErrorStream(true);
    program.environment().put("PATH", home.resolve("programs").toString());
    program.environment().put("JAVA_BASE", base);
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output, calls());
  }

  private List<String> calls() throws IOException {
    Path calls = home.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private void noting(String name, String more) throws IOException {
    noting(name, home.resolve("programs").resolve(name), more);
  }

  private void noting(String name, Path file, String more) throws IOException {
    Files.writeString(
        file, "#!/bin/sh\necho \"%s $*\" >>'%s'\n%s".formatted(name, home.resolve("calls"), more));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made to run");
    }
  }
}
