package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform engineer looks at first. */
class HardeningTest {

  private static final Manifests EVERYTHING = Chart.with(Everything.ON);

  @Test
  void podsAreRestricted() {
    // Given
    List<JsonNode> pods = EVERYTHING.pods().toList();
    // When
    // Then
    assertThat(pods).hasSize(10);
    assertThat(pods)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/runAsUser").asInt()).isGreaterThan(0);
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
              assertThat(pod.path("hostNetwork").isMissingNode()).isTrue();
              assertThat(pod.path("containers")).allSatisfy(HardeningTest::isRestricted);
            });
  }

  private static void isRestricted(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
    assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
    assertThat(container.at("/resources/requests/ephemeral-storage").asText()).isNotEmpty();
    assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
  }

  @Test
  void noPodFillsTheDiskOfItsNode() {
    // Given
    List<JsonNode> pods = EVERYTHING.pods().toList();
    // When
    // Then
    // /tmp, and beside it what a container logs
    assertThat(pods)
        .hasSize(10)
        .allSatisfy(
            pod -> {
              JsonNode tmp = pod.at("/volumes/0/emptyDir/sizeLimit");
              JsonNode all = pod.at("/containers/0/resources/limits/ephemeral-storage");
              assertThat(mebibytes(all)).isGreaterThanOrEqualTo(mebibytes(tmp) + 64);
            });
  }

  @Test
  void everyJavaIsToldHowMuchOfItsMemoryItMayTake() {
    assertThat(Chart.with(Everything.ON, "image: {variant: jvm}").pods())
        .hasSize(10)
        .allSatisfy(
            pod ->
                assertThat(pod.at("/containers/0/env").valueStream())
                    .filteredOn(it -> it.path("name").asText().equals("JAVA_TOOL_OPTIONS"))
                    .singleElement()
                    .satisfies(
                        it -> assertThat(it.path("value").asText()).contains("MaxRAMPercentage")));
  }

  @Test
  void databasesAskForWhatTheyNeed() {
    // Given
    // Without requests they are the first that a node short of memory evicts
    List<JsonNode> databases = EVERYTHING.of("Cluster");
    // When
    // Then
    assertThat(databases).hasSize(4);
    assertThat(databases)
        .allSatisfy(
            it -> {
              JsonNode resources = it.at("/spec/resources");
              assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
              assertThat(resources.at("/requests/memory").asText()).isNotEmpty();
              assertThat(resources.at("/limits/memory"))
                  .isEqualTo(resources.at("/requests/memory"));
            });
  }

  @Test
  void everyPodRunsWhereItIsToldAndUnderAnAccountOfItsOwn() {
    // Given
    List<JsonNode> templates = EVERYTHING.podTemplates().toList();
    // When
    // Then
    assertThat(templates).hasSize(10);
    assertThat(templates)
        .allSatisfy(
            template -> {
              JsonNode pod = template.path("spec");
              assertThat(template.at("/metadata/annotations/team").asText()).isEqualTo("calls");
              assertThat(pod.at("/nodeSelector/pool").asText()).isEqualTo("calls");
              assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("calls");
              assertThat(pod.path("priorityClassName").asText()).isEqualTo("high");
              assertThat(pod.at("/imagePullSecrets/0/name").asText()).isEqualTo("registry");
              EVERYTHING.one("ServiceAccount", pod.path("serviceAccountName").asText());
            });
  }

  @Test
  void databasesRunWhereTheyAreToldToo() {
    // Given
    List<JsonNode> databases = EVERYTHING.of("Cluster");
    // When
    // Then
    assertThat(databases).hasSize(4);
    assertThat(databases)
        .allSatisfy(
            it -> {
              assertThat(it.at("/spec/affinity/nodeSelector/pool").asText()).isEqualTo("calls");
              assertThat(it.at("/spec/affinity/tolerations/0/key").asText()).isEqualTo("calls");
              assertThat(it.at("/spec/priorityClassName").asText()).isEqualTo("high");
              assertThat(it.at("/spec/imagePullSecrets/0/name").asText()).isEqualTo("registry");
              JsonNode spread = it.at("/spec/topologySpreadConstraints/0");
              assertThat(spread.path("topologyKey").asText())
                  .isEqualTo("topology.kubernetes.io/zone");
              assertThat(spread.at("/labelSelector/matchLabels/cnpg.io~1cluster"))
                  .isEqualTo(it.at("/metadata/name"));
            });
  }

  @Test
  void onlyTmpCanBeWritten() {
    // Given
    Stream<JsonNode> volumes = EVERYTHING.pods().flatMap(pod -> pod.path("volumes").valueStream());
    // When
    // Then
    assertThat(volumes)
        .allSatisfy(
            volume ->
                assertThat(
                        volume.has("secret")
                            || volume.has("projected")
                            || volume.path("name").asText().equals("tmp"))
                    .isTrue());
  }

  @Test
  void imagesHaveAVersionOrADigest() {
    // Given
    List<String> images =
        EVERYTHING
            .pods()
            .flatMap(pod -> pod.path("containers").valueStream())
            .map(it -> it.path("image").asText())
            .toList();
    // When
    // Then
    assertThat(images)
        .contains(
            "registry.example.org/magbellen/gateway@sha256:" + "0".repeat(64),
            "registry.example.org/magbellen/consent-service:0.1.0-native");
    assertThat(images).noneMatch(image -> image.endsWith(":latest"));
  }

  @Test
  void whatIsSecretComesAsAFileOfASecret() {
    // Given
    List<JsonNode> pods = EVERYTHING.pods().toList();
    // When
    List<String> settings =
        pods.stream().flatMap(pod -> Manifests.secrets(pod).keySet().stream()).toList();
    // Then
    assertThat(settings)
        .hasSizeGreaterThanOrEqualTo(22)
        .allMatch(it -> it.matches(".*(password|username|secrets?|keys|Authorization|client-id)"));
    assertThat(pods)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/containers/0/env").toString()).doesNotContain("secretKeyRef");
              assertThat(pod.at("/containers/0/volumeMounts/1").toString())
                  .isEqualTo(
                      "{\"name\":\"secrets\",\"mountPath\":\"/etc/magbellen/secrets\",\"readOnly\":true}");
              assertThat(pod.at("/volumes/1/projected/defaultMode").asInt()).isEqualTo(0440);
              assertThat(pod.at("/containers/0/env").toString())
                  .contains(
                      "{\"name\":\"SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS\",\"value\":\"/etc/magbellen/secrets\"}");
            });
    assertThat(EVERYTHING.of("Secret")).isEmpty();
  }

  private static int mebibytes(JsonNode quantity) {
    assertThat(quantity.asText()).matches("[0-9]+Mi");
    return Integer.parseInt(quantity.asText().replace("Mi", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void serviceDrainsBeforeItIsKilled(String service) {
    // Given
    JsonNode pod = EVERYTHING.one("Deployment", "calls-" + service).at("/spec/template/spec");
    Duration seesOff = duration(service, "QUARKUS_SHUTDOWN_DELAY");
    Duration drains = duration(service, "QUARKUS_SHUTDOWN_TIMEOUT");
    // When
    var grace = Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asInt());
    // Then
    assertThat(seesOff).isPositive();
    assertThat(drains).isPositive();
    assertThat(grace).isGreaterThan(seesOff.plus(drains));
  }

  private static Duration duration(String service, String variable) {
    return Duration.parse(
        EVERYTHING.variable("calls-" + service, variable).path("value").asText("PT0S"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void copiesAreSpreadAndKept(String service) {
    // Given
    JsonNode deployment = EVERYTHING.one("Deployment", "calls-" + service);
    JsonNode labels = deployment.at("/spec/selector/matchLabels");
    JsonNode pod = deployment.at("/spec/template/spec");
    // When
    // Then
    assertThat(pod.at("/topologySpreadConstraints/0/labelSelector/matchLabels")).isEqualTo(labels);
    assertThat(pod.at("/topologySpreadConstraints/0/matchLabelKeys/0").asText())
        .isEqualTo("pod-template-hash");
    assertThat(
            pod.at(
                "/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0"
                    + "/podAffinityTerm/labelSelector/matchLabels"))
        .isEqualTo(labels);
    assertThat(
            EVERYTHING
                .one("PodDisruptionBudget", "calls-" + service)
                .at("/spec/selector/matchLabels"))
        .isEqualTo(labels);
    assertThat(
            EVERYTHING
                .one("HorizontalPodAutoscaler", "calls-" + service)
                .at("/spec/minReplicas")
                .asInt())
        .isEqualTo(2);
    assertThat(deployment.at("/spec/replicas").isMissingNode()).isTrue();
  }
}
