package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform team adds to the chart without changing it. */
class FittingTest {

  private static final String FITTED =
      """
      labels: {cost-centre: "42"}
      annotations: {owner: telephony}
      pods:
        labels: {mesh: "yes"}
        annotations: {inject: "true"}
        affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1,
          preference: {matchExpressions: [{key: disk, operator: Exists}]}}]}}
        securityContext: {supplementalGroups: [7]}
        containerSecurityContext: {seLinuxOptions: {level: "s0:c1"}}
        volumes: [{name: certificates, emptyDir: {}}]
        volumeMounts: [{name: certificates, mountPath: /certificates}]
        initContainers: [{name: first, image: "first:1", restartPolicy: Always}]
        sidecars: [{name: beside, image: "beside:1"}]
      extraEnv: [{name: QUARKUS_LOG_LEVEL, value: WARN}, {name: TZ, value: Europe/Amsterdam}]
      gateway:
        extraEnv: [{name: QUARKUS_LOG_LEVEL, value: DEBUG}, {name: QUARKUS_HTTP_PORT, value: "8090"}]
        pods: {priorityClassName: urgent, labels: {mesh: "no"}, nodeSelector: {pool: quick},
          sidecars: [{name: own, image: "own:1"}]}
        autoscaling: {behavior: {scaleUp: {stabilizationWindowSeconds: 10}},
          metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 80}}}]}
      """;

  private static final Manifests RENDERED = Chart.with(Everything.ON, FITTED);

  @Test
  void everythingThatIsAddedIsKnownToKubernetes() {
    assertThat(RENDERED.all())
        .filteredOn(it -> !OperatorTypes.know(it))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            it -> assertThatCode(() -> KubernetesTypes.read(it)).doesNotThrowAnyException());
    assertThat(RENDERED.all())
        .filteredOn(OperatorTypes::know)
        .allSatisfy(it -> assertThat(OperatorTypes.flaws(it)).isEmpty());
  }

  @Test
  void everyPodIsFittedAlike() {
    assertThat(RENDERED.podTemplates())
        .hasSize(10)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/metadata/labels/cost-centre").asText()).isEqualTo("42");
              assertThat(pod.at("/metadata/labels").has("mesh")).isTrue();
              assertThat(pod.at("/metadata/annotations/inject").asText()).isEqualTo("true");
              assertThat(pod.at("/metadata/annotations/owner").asText()).isEqualTo("telephony");
              assertThat(pod.at("/spec/affinity").has("nodeAffinity")).isTrue();
              assertThat(pod.at("/spec/securityContext/supplementalGroups/0").asInt()).isEqualTo(7);
              assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/spec/initContainers/0/name").asText()).isEqualTo("first");
              assertThat(names(pod.at("/spec/volumes"))).contains("certificates", "secrets");
              JsonNode container = pod.at("/spec/containers/0");
              assertThat(container.at("/securityContext/seLinuxOptions/level").asText())
                  .isEqualTo("s0:c1");
              assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                  .isTrue();
              assertThat(names(container.path("volumeMounts"))).contains("certificates", "secrets");
              assertThat(names(container.path("env"))).contains("TZ").doesNotHaveDuplicates();
            });
  }

  @Test
  void onlyServicesHaveSidecarsAsJobsWouldNotEnd() {
    // Given
    // When
    List<Integer> ofJobs =
        RENDERED.of("Job").stream()
            .map(it -> it.at("/spec/template/spec/containers").size())
            .toList();
    // Then
    assertThat(ofJobs).hasSize(4).containsOnly(1);
    assertThat(names(service("gateway").at("/spec/template/spec/containers")))
        .containsExactly("gateway", "beside", "own");
    assertThat(names(service("consent-service").at("/spec/template/spec/containers")))
        .containsExactly("consent-service", "beside");
  }

  @Test
  void whatAServiceSaysOfItsOwnPodsWins() {
    // Given
    // When
    JsonNode own = service("gateway").at("/spec/template");
    JsonNode other = service("consent-service").at("/spec/template");
    // Then
    assertThat(own.at("/spec/priorityClassName").asText()).isEqualTo("urgent");
    assertThat(own.at("/spec/nodeSelector/pool").asText()).isEqualTo("quick");
    assertThat(own.at("/metadata/labels/mesh").asText()).isEqualTo("no");
    assertThat(other.at("/spec/priorityClassName").asText()).isEqualTo("high");
    assertThat(other.at("/spec/nodeSelector/pool").asText()).isEqualTo("calls");
    assertThat(other.at("/metadata/labels/mesh").asText()).isEqualTo("yes");
  }

  /** Server-side apply refuses a name twice, and of two the kubelet would take one. */
  @ParameterizedTest
  @CsvSource({
    "gateway, QUARKUS_LOG_LEVEL, DEBUG",
    "consent-service, QUARKUS_LOG_LEVEL, WARN",
    "gateway, QUARKUS_HTTP_PORT, 8090",
    "consent-service, QUARKUS_HTTP_PORT, 8081"
  })
  void aVariableTakesThePlaceOfAnotherOfItsName(String service, String name, String value) {
    // Given
    // When
    List<JsonNode> variables =
        service(service)
            .at("/spec/template/spec/containers/0/env")
            .valueStream()
            .filter(it -> it.path("name").asText().equals(name))
            .toList();
    // Then
    assertThat(variables).singleElement().asString().contains("\"value\":\"" + value + "\"");
  }

  @Test
  void whatAJobMustBeToldIsNotTakenFromIt() {
    // Given
    String wrong = "extraEnv: [{name: QUARKUS_INIT_AND_EXIT, value: \"false\"}]";
    // When
    List<JsonNode> jobs = Chart.with(wrong).of("Job");
    // Then
    assertThat(jobs)
        .hasSize(4)
        .allSatisfy(
            it ->
                assertThat(it.at("/spec/template/spec/containers/0/env").toString())
                    .contains("{\"name\":\"QUARKUS_INIT_AND_EXIT\",\"value\":\"true\"}"));
  }

  @Test
  void everyObjectHasTheLabelsAndAnnotationsOfAll() {
    assertThat(RENDERED.all())
        .allSatisfy(
            it -> {
              assertThat(it.at("/metadata/labels/cost-centre").asText()).isEqualTo("42");
              assertThat(it.at("/metadata/annotations/owner").asText()).isEqualTo("telephony");
            });
    assertThat(service("gateway").at("/spec/selector").toString()).doesNotContain("cost-centre");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels: {app.kubernetes.io/name: mine}",
        "labels: {helm.sh/chart: mine}",
        "pods: {labels: {app.kubernetes.io/instance: mine}}",
        "gateway: {pods: {labels: {app.kubernetes.io/part-of: mine}}}"
      })
  void labelsThatSelectAreNotForOthers(String values) {
    assertThatThrownBy(() -> Chart.with(values)).hasMessageContaining("invalid propertyName");
  }

  @Test
  void behaviourAndMetricsOfScalingAreAService() {
    // Given
    // When
    JsonNode own = RENDERED.one("HorizontalPodAutoscaler", "calls-gateway").path("spec");
    JsonNode other = RENDERED.one("HorizontalPodAutoscaler", "calls-consent-service").path("spec");
    // Then
    assertThat(own.at("/behavior/scaleUp/stabilizationWindowSeconds").asInt()).isEqualTo(10);
    assertThat(own.at("/behavior/scaleDown/stabilizationWindowSeconds").asInt()).isEqualTo(300);
    assertThat(own.path("metrics")).hasSize(2);
    assertThat(other.at("/behavior").has("scaleUp")).isFalse();
    assertThat(other.path("metrics")).hasSize(1);
  }

  @Test
  void anotherNameIsTheNameOfAllObjectsButDatabases() {
    // Given
    // When
    Manifests rendered = Chart.with(Everything.ON, "nameOverride: telemarketing");
    // Then
    assertThat(rendered.names())
        .contains("Deployment/telemarketing-gateway")
        .filteredOn(it -> !it.endsWith("-db"))
        .noneMatch(it -> it.contains("/calls"));
    assertThat(rendered.one("Deployment", "telemarketing-gateway").toString())
        .contains("http://telemarketing-consent-service")
        .doesNotContain("http://calls-");
  }

  /** On a release that runs, another Cluster would be a new one, without what is on record. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anotherNameIsNoOtherDatabase(boolean shared) {
    // Given
    String databases = "database: {cloudNativePg: {shared: %s}}".formatted(shared);
    List<String> before = ofDatabases(Chart.with(Everything.ON, databases));
    // When
    Manifests rendered = Chart.with(Everything.ON, databases, "nameOverride: telemarketing");
    // Then
    assertThat(before).hasSize(shared ? 3 : 12);
    assertThat(ofDatabases(rendered)).isEqualTo(before);
    assertThat(
            rendered
                .variable("telemarketing-gateway", "QUARKUS_DATASOURCE_JDBC_URL")
                .path("value")
                .asText())
        .startsWith("jdbc:postgresql://calls-%s-rw:5432/".formatted(shared ? "db" : "gateway-db"));
  }

  private static List<String> ofDatabases(Manifests rendered) {
    return rendered.names().stream()
        .filter(it -> it.matches("(Cluster|ScheduledBackup|NetworkPolicy)/.*-db"))
        .toList();
  }

  @Test
  void keysOfSecretsMayBeCalledOtherwise() {
    // Given
    String named = "secretKeys: {password: pgpassword, hash-secrets: HASH}";
    // When
    JsonNode pod = Chart.with(named).one("Deployment", "calls-gateway").at("/spec/template/spec");
    // Then
    assertThat(Manifests.secrets(pod))
        .containsEntry("quarkus.datasource.password", "calls-gateway-db-app/pgpassword")
        .containsEntry("magbellen.numbers.hash-secrets", "magbellen-numbers/HASH")
        .containsEntry("quarkus.datasource.username", "calls-gateway-db-app/username");
  }

  @Test
  void idsAreLeftToThePlatformWhereItGivesThemOut() {
    assertThat(Chart.with(Everything.ON, "pods: {platformIds: true}").pods())
        .hasSize(10)
        .allSatisfy(
            pod ->
                assertThat(pod.path("securityContext").toString())
                    .isEqualTo(
                        "{\"runAsNonRoot\":true,\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}"));
  }

  @Test
  void theProviderIsAskedByTheProxy() {
    // Given
    String proxy = "outboundProxy: {url: \"http://proxy.example.org:3128\"}";
    // When
    Manifests rendered = Chart.with(proxy);
    // Then
    assertThat(rendered.variable("calls-gateway", "QUARKUS_OIDC_PROXY_HOST").path("value").asText())
        .isEqualTo("proxy.example.org");
    assertThat(rendered.variable("calls-gateway", "QUARKUS_OIDC_CLIENT_PROXY_PORT").toString())
        .contains("\"value\":\"3128\"");
    assertThat(rendered.one("NetworkPolicy", "calls-gateway").toString())
        .contains("{\"port\":3128,\"protocol\":\"TCP\"}");
  }

  @Test
  void objectsOfOthersAreOfTheRelease() {
    // Given
    String object =
        "extraObjects: [{apiVersion: v1, kind: ConfigMap, metadata: {name: mine}, data: {a: b}}]";
    // When
    JsonNode mine = Chart.with(object).one("ConfigMap", "mine");
    // Then
    assertThat(mine.at("/data/a").asText()).isEqualTo("b");
  }

  private static JsonNode service(String name) {
    return RENDERED.one("Deployment", "calls-" + name);
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(it -> it.path("name").asText()).toList();
  }
}
