package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images are built by, and the chart that runs them, agree. */
class ImagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path WORKFLOWS = Path.of("../.github/workflows");
  private static final Manifests CHART = Chart.with();

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "native"})
  void imageIsOfTheUserThatTheChartRuns(String variant) throws IOException {
    // Given
    String user = last(containerfile(variant), "USER");
    // When
    Stream<JsonNode> security = CHART.pods().map(pod -> pod.path("securityContext"));
    // Then
    assertThat(security)
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it.path("runAsUser").asText() + ":" + it.path("runAsGroup").asText())
                    .isEqualTo(user));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "native"})
  void nothingNeedsAShell(String variant) throws IOException {
    // Given
    String file = containerfile(variant);
    // When
    Stream<String> commands =
        file.lines().filter(line -> line.matches("(RUN|CMD|ENTRYPOINT|HEALTHCHECK) .*"));
    // Then
    assertThat(commands)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches("(RUN|ENTRYPOINT) \\[\".*\"]"));
  }

  @Test
  void startIsTheOneThatTheCacheWasRecordedBy() throws IOException {
    // Given
    String file = containerfile("jvm");
    // When
    List<String> recording = words(last(file, "RUN"));
    List<String> start = words(last(file, "ENTRYPOINT"));
    // Then
    assertThat(recording).contains("-XX:AOTCacheOutput=/opt/magbellen/app.aot");
    assertThat(start)
        .isEqualTo(recording.stream().map(it -> it.replace("CacheOutput=", "Cache=")).toList());
  }

  @Test
  void recordingKnowsEverySecretThatAStartNeeds() throws IOException {
    // Given
    String recording = containerfile("jvm").split("(?m)^FROM ")[1];
    // When
    Set<String> secrets =
        CHART.of("Deployment").stream()
            .flatMap(it -> Manifests.secrets(it.at("/spec/template/spec")).keySet().stream())
            .filter(name -> name.startsWith("magbellen."))
            .map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    // Then
    assertThat(secrets).hasSizeGreaterThan(4);
    assertThat(secrets).allSatisfy(it -> assertThat(recording).contains(it + "="));
  }

  @Test
  void executableTakesTheShareOfMemoryThatTheChartGivesToJava() throws IOException {
    // Given
    String java = (String) Chart.file("values.yaml").get("javaOptions");
    // When
    List<String> start = words(last(containerfile("native"), "ENTRYPOINT"));
    // Then
    assertThat(List.of(java.replace("MaxRAMPercentage", "MaximumHeapSizePercent").split(" ")))
        .isEqualTo(start.subList(1, start.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "publish"})
  void releaseHasTheServicesOfTheChart(String job) throws IOException {
    // Given
    JsonNode matrix = workflow("release.yml").at("/jobs/" + job + "/strategy/matrix/service");
    // When
    List<String> ours =
        CHART.of("Deployment").stream()
            .map(it -> it.at("/spec/template/spec/containers/0/name").asText())
            .toList();
    // Then
    assertThat(matrix.valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"release.yml", "ci.yml", "scan.yml"})
  void actionsArePinnedByCommit(String name) throws IOException {
    // Given
    JsonNode workflow = workflow(name);
    // When
    List<String> actions = workflow.findValuesAsText("uses");
    // Then
    assertThat(actions).isNotEmpty();
    assertThat(actions).allSatisfy(it -> assertThat(it).matches("[^@]+@[0-9a-f]{40}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | {"schemaVersion": 2}                                         | 1 | never overwritten
          1 | reading manifest 1.2.3 in registry.example/a: manifest unknown | 0 | ''
          1 | name unknown: repository name not known to registry          | 0 | ''
          1 | StatusCode: 404, 404 page not found                          | 0 | ''
          1 | unauthorized: authentication required                        | 1 | cannot be known
          1 | dial tcp: lookup registry.example: no such host              | 1 | cannot be known
          """)
  void versionThatIsOutIsNeverOverwritten(
      int ends, String answer, int refused, String said, @TempDir Path programs) throws Exception {
    // Given
    // What skopeo says of a registry
    Path skopeo = programs.resolve("skopeo");
    Files.writeString(skopeo, "#!/bin/sh\necho '%s' >&2\nexit %d\n".formatted(answer, ends));
    boolean runs = skopeo.toFile().setExecutable(true);
    var refuse =
        new ProcessBuilder("images/refuse-published", "registry.example/a:1.2.3")
            .redirectErrorStream(true);
    refuse.environment().merge("PATH", programs + ":", (path, first) -> first + path);
    // When
    Process process = refuse.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // Then
    assertThat(runs).isTrue();
    assertThat(process.waitFor()).isEqualTo(refused);
    assertThat(output).contains(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "publish", "evaluation", "chart"})
  void everyPushOfAReleaseIsRefusedFirstWhenItsVersionIsOut(String job) throws IOException {
    // Given
    JsonNode release = workflow("release.yml").path("jobs");
    // When
    List<String> pushing =
        release.path(job).findValuesAsText("run").stream()
            .filter(it -> it.contains(" push "))
            .toList();
    // Then
    assertThat(release.at("/build/needs").asText()).isEqualTo("unpublished");
    assertThat(pushing)
        .singleElement()
        .asString()
        .matches("(?s)((?!push).)*refuse-published .* push .*");
  }

  @Test
  void nothingIsPublishedThatIsNotListedWholeOrNotMadeTwiceAlike() throws IOException {
    // Given
    JsonNode release = workflow("release.yml").path("jobs");
    // When
    List<String> builds = release.path("build").findValuesAsText("run");
    // Then
    assertThat(builds)
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("cyclonedx:makeBom", "--also-make")
                    .contains(
                        release
                            .at("/images/strategy/matrix/service")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList()))
        .anySatisfy(it -> assertThat(it).contains("quarkus-app-dependencies.txt", "exit 1"));
    assertThat(release.path("reproducible").findValuesAsText("run"))
        .containsExactly(".ci/reproducible");
    assertThat(release.at("/publish/needs").valueStream().map(JsonNode::asText))
        .contains("images", "reproducible");
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "evaluation", "clients", "chart"})
  void whatPublishesWaitsInAnEnvironmentThatCanBeProtected(String job) throws IOException {
    assertThat(workflow("release.yml").at("/jobs/" + job + "/environment").asText())
        .isEqualTo("release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "evaluation"})
  void imageGetsItsTagWhenItIsSigned(String job) throws IOException {
    // Given
    JsonNode publish = workflow("release.yml").at("/jobs/" + job);
    // When
    String run = publish.findValuesAsText("run").getLast();
    // Then
    assertThat(run.lines().filter(it -> it.matches(".*docker://\\$image:\\$tag\"")))
        .singleElement()
        .isEqualTo(run.lines().toList().getLast());
    assertThat(run.indexOf("cosign sign")).isPositive().isLessThan(run.indexOf("skopeo copy"));
    assertThat(run.indexOf("cosign attest")).isPositive().isLessThan(run.indexOf("skopeo copy"));
    assertThat(publish.findValuesAsText("run"))
        .filteredOn(it -> it.contains("manifest push"))
        .singleElement()
        .asString()
        .contains("\"docker://$image:$tag-unsigned\"");
  }

  @Test
  void imageOfATrialIsListedAndLookedThroughLikeOthers() throws IOException {
    // Given
    JsonNode release = workflow("release.yml").path("jobs");
    // When
    List<String> scanned = release.path("evaluation").findValuesAsText("input");
    // Then
    assertThat(scanned).containsExactly("amd64.tar", "arm64.tar");
    assertThat(release.path("unpublished").findValuesAsText("run"))
        .anySatisfy(it -> assertThat(it).contains("/evaluation:$version"));
    assertThat(release.path("build").findValuesAsText("run"))
        .filteredOn(it -> it.contains("cyclonedx:makeBom"))
        .singleElement()
        .asString()
        .contains(",launcher");
  }

  @Test
  void everyImageThatIsOutIsLookedThroughEachWeek() throws IOException {
    // Given
    JsonNode job = workflow("scan.yml").at("/jobs/images");
    JsonNode published = workflow("release.yml").at("/jobs/publish/strategy/matrix");
    // When
    JsonNode matrix = job.at("/strategy/matrix");
    // Then
    assertThat(matrix.path("service")).isEqualTo(published.path("service"));
    assertThat(matrix.path("variant")).isEqualTo(published.path("variant"));
    assertThat(matrix.path("include").toString())
        .isEqualTo("[{\"service\":\"evaluation\",\"variant\":\"\"}]");
    assertThat(job.at("/steps/0/with/fetch-depth").asInt(1)).isZero();
    assertThat(job.findValuesAsText("run"))
        .singleElement()
        .asString()
        .contains("git tag --list")
        .doesNotContain("appVersion");
  }

  private static String containerfile(String variant) throws IOException {
    return Files.readString(Path.of("images", "Containerfile." + variant));
  }

  private static JsonNode workflow(String name) throws IOException {
    return YAML.readTree(WORKFLOWS.resolve(name).toFile());
  }

  private static String last(String file, String instruction) {
    return Pattern.compile("(?m)^" + instruction + " (.*)$")
        .matcher(file)
        .results()
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .group(1);
  }

  private static List<String> words(String command) throws IOException {
    return List.of(JSON.readValue(command, String[].class));
  }
}
