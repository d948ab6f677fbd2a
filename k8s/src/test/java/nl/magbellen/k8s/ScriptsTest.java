package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts that workflows and people call: what they do without a registry and without a cluster.
 */
class ScriptsTest {

  private static final List<String> SERVICES =
      List.of("gateway", "consent-service", "objection-service", "caller-id-service");

  @TempDir private Path directory;

  @Test
  void aPublishedChartTakesItsImagesByTheirDigests() throws Exception {
    // Given
    copy(Path.of("../.ci"), directory.resolve(".ci"));
    copy(Chart.HOME, directory.resolve("k8s/magbellen"));
    for (int i = 0; i < SERVICES.size(); i++) {
      digest(SERVICES.get(i), i);
      digest(SERVICES.get(i) + "-native", i + 10);
    }
    // When
    Outcome outcome =
        run(
            directory,
            List.of(
                directory.resolve(".ci/chart-of-a-release").toString(),
                "registry.example.org",
                "team/magbellen",
                "https://forge.example.org/magbellen"),
            System.getenv("PATH"));
    // Then
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.ended()).isZero();
    Manifests rendered =
        Manifests.read(
            new Helm(directory.resolve("k8s/magbellen"))
                .template()
                .withKubeVersion(Chart.KUBERNETES)
                .call());
    for (int i = 0; i < SERVICES.size(); i++) {
      assertThat(rendered.of("Deployment").toString())
          .contains(
              "registry.example.org/team/magbellen/%s@sha256:%064d"
                  .formatted(SERVICES.get(i), i + 10));
    }
    assertThat(Files.readString(directory.resolve("k8s/magbellen/Chart.yaml")))
        .contains("home: https://forge.example.org/magbellen")
        .doesNotContain("magbellen.example");
  }

  @Test
  void withoutAMakerOfClustersItSaysWhatIsMissing() throws Exception {
    // Given
    program("bash", Path.of("/bin/bash"));
    program("dirname", Path.of("/usr/bin/dirname"));
    // When
    Outcome outcome = cluster();
    // Then
    assertThat(outcome.ended()).isEqualTo(1);
    assertThat(outcome.output()).contains("cluster: neither kind nor k3d is here");
  }

  @Test
  void aClusterIsTakenDownByWhatMadeIt() throws Exception {
    // Given
    program("bash", Path.of("/bin/bash"));
    program("dirname", Path.of("/usr/bin/dirname"));
    Path k3d = directory.resolve("k3d");
    Files.writeString(k3d, "#!/bin/sh\necho \"k3d $*\"\n");
    assertThat(k3d.toFile().setExecutable(true)).isTrue();
    // When
    Outcome outcome = cluster("down");
    // Then
    assertThat(outcome.ended()).isZero();
    assertThat(outcome.output()).isEqualTo("k3d cluster delete magbellen\n");
  }

  @Test
  void theVersionThatIsBuiltStandsInTheChangelog() throws Exception {
    // Given
    String version = (String) Chart.file("Chart.yaml").get("appVersion");
    // When
    Outcome outcome = notes(version);
    // Then
    assertThat(outcome.ended()).isZero();
    assertThat(outcome.output()).contains("image.variant").doesNotContain("## ");
  }

  @Test
  void aReleaseThatTheChangelogDoesNotKnowIsRefused() throws Exception {
    // When
    Outcome outcome = notes("0.1");
    // Then
    assertThat(outcome.ended()).isEqualTo(1);
    assertThat(outcome.output()).contains("CHANGELOG.md says nothing of 0.1");
  }

  private static Outcome notes(String version) throws Exception {
    return run(
        Path.of("").toAbsolutePath(),
        List.of("../.ci/release-notes", version),
        System.getenv("PATH"));
  }

  private record Outcome(int ended, String output) {}

  private Outcome cluster(String... arguments) throws Exception {
    return run(
        Path.of("").toAbsolutePath(),
        Stream.concat(Stream.of("cluster/up"), Stream.of(arguments)).toList(),
        directory.toString());
  }

  private static Outcome run(Path home, List<String> command, String path) throws Exception {
    var program = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    program.environment().put("PATH", path);
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private void program(String name, Path there) throws IOException {
    Files.createSymbolicLink(directory.resolve(name), there);
  }

  private void digest(String name, int number) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("digests/digest-" + name));
    Files.writeString(folder.resolve("digest"), "sha256:%064d".formatted(number));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
