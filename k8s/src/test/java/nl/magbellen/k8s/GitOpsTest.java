package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Argo CD and Flux need: Helm only renders, and others apply, prune and delete. */
class GitOpsTest {

  private static final Manifests EVERYTHING = Chart.with(Everything.ON);

  @Test
  void databasesAndTheirPoliciesSurvivePruning() {
    // Given
    List<JsonNode> databases = EVERYTHING.of("Cluster");
    // When
    List<JsonNode> kept =
        databases.stream()
            .flatMap(
                it ->
                    Stream.of(
                        it, EVERYTHING.one("NetworkPolicy", it.at("/metadata/name").asText())))
            .map(it -> it.at("/metadata/annotations"))
            .toList();
    // Then
    assertThat(kept)
        .hasSize(8)
        .allSatisfy(
            it -> {
              assertThat(it.path("helm.sh/resource-policy").asText()).isEqualTo("keep");
              assertThat(it.path("argocd.argoproj.io/sync-options").asText())
                  .isEqualTo("Prune=false,Delete=false");
              assertThat(it.path("kustomize.toolkit.fluxcd.io/prune").asText())
                  .isEqualTo("disabled");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "auto, true, 0",
    "auto, false, 4",
    "always, true, 4",
    "never, true, 0",
    "never, false, 0"
  })
  void whetherMigrationsAreHooksCanBeSaid(String hook, boolean ownDatabases, int hooks) {
    // Given
    String values = "migration: {hook: %s}".formatted(hook);
    // When
    Manifests rendered =
        ownDatabases ? Chart.with(values) : Chart.with(Everything.EXTERNAL, values);
    // Then
    assertThat(rendered.of("Job")).hasSize(4);
    assertThat(rendered.of("Job"))
        .filteredOn(it -> it.at("/metadata/annotations").has("rendered/hook"))
        .hasSize(hooks);
  }

  /** No release holds a hook: what is not deleted by then outlives an uninstallation. */
  @ParameterizedTest
  @CsvSource({
    "Job, 4, before-hook-creation, 86400",
    "ServiceAccount, 1, 'before-hook-creation,hook-succeeded', 0",
    "NetworkPolicy, 4, 'before-hook-creation,hook-succeeded', 0"
  })
  void ofHooksOnlyJobsStayAndThoseForADay(String kind, int hooks, String deleted, int seconds) {
    assertThat(Chart.with(Everything.EXTERNAL).of(kind))
        .filteredOn(it -> it.at("/metadata/annotations").has("rendered/hook"))
        .hasSize(hooks)
        .allSatisfy(
            it -> {
              assertThat(it.at("/metadata/annotations/helm.sh~1hook-delete-policy").asText())
                  .isEqualTo(deleted);
              assertThat(it.at("/spec/ttlSecondsAfterFinished").asInt()).isEqualTo(seconds);
            });
  }

  /** A template that asks the cluster, draws lots or looks at the clock is out of sync for ever. */
  @Test
  void whatIsRenderedDependsOnValuesAlone() throws IOException {
    // Given
    String templates = "";
    try (Stream<Path> files = Files.walk(Chart.HOME.resolve("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        templates += Files.readString(file);
      }
    }
    // When
    Manifests again = Chart.with(Everything.ON);
    // Then
    assertThat(again.all()).isEqualTo(EVERYTHING.all());
    assertThat(templates)
        .doesNotContainPattern(
            "\\b(rand(AlphaNum|Alpha|Numeric|Ascii|Bytes)|uuidv4|gen(CA|SelfSignedCert|PrivateKey)|now|lookup)\\b");
  }

  @Test
  void listsHaveNoKeyTwiceWhichServerSideApplyRefuses() {
    assertThat(EVERYTHING.pods())
        .allSatisfy(
            pod -> {
              assertThat(names(pod.path("volumes"))).doesNotHaveDuplicates();
              assertThat(names(pod.at("/containers/0/env"))).doesNotHaveDuplicates();
              assertThat(names(pod.at("/containers/0/ports"))).doesNotHaveDuplicates();
              assertThat(
                      pod.at("/containers/0/volumeMounts")
                          .valueStream()
                          .map(it -> it.path("mountPath").asText()))
                  .doesNotHaveDuplicates();
            });
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(it -> it.path("name").asText()).toList();
  }
}
