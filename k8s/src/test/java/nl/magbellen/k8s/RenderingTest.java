package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there with each switch on and off, and that Kubernetes knows every field of it. */
class RenderingTest {

  private static final Manifests LEAST = Chart.with();
  private static final Manifests EVERYTHING = Chart.with(Everything.ON);

  @ParameterizedTest
  @ValueSource(strings = {"1.30.0", "1.32.0", "1.34.0", "1.35.0"})
  void rendersTheSameForEveryVersionOfKubernetes(String version) {
    // Given
    // When
    Manifests rendered = Chart.withKubernetes(version, Everything.ON);
    // Then
    assertThat(rendered.all()).isEqualTo(EVERYTHING.all());
  }

  @Test
  void refusesAKubernetesThatCannotSleepBeforeItStops() {
    assertThatThrownBy(() -> Chart.withKubernetes("1.29.0")).hasMessageContaining("kubeVersion");
  }

  @Test
  void everyFieldIsOneThatKubernetesKnows() {
    // Given
    List<JsonNode> known = EVERYTHING.all().stream().filter(it -> !OperatorTypes.know(it)).toList();
    // When
    // Then
    assertThat(known).hasSizeGreaterThan(30);
    assertThat(known)
        .allSatisfy(
            it -> assertThatCode(() -> KubernetesTypes.read(it)).doesNotThrowAnyException());
  }

  @Test
  void theTypesRefuseAFieldThatKubernetesDoesNotKnow() {
    // Given
    JsonNode service = LEAST.one("Service", "calls-gateway").deepCopy();
    ((ObjectNode) service.path("spec")).put("portz", 1);
    // When
    // Then
    assertThatThrownBy(() -> KubernetesTypes.read(service)).hasMessageContaining("portz");
  }

  @Test
  void nothingIsRenderedEmpty() {
    // Given
    List<JsonNode> all = EVERYTHING.all();
    // When
    // Then
    assertThat(all).allSatisfy(it -> assertThat(hasNull(it)).as(it.toPrettyString()).isFalse());
  }

  @Test
  void namesAreNeverTwice() {
    assertThat(EVERYTHING.names()).doesNotHaveDuplicates();
  }

  @Test
  void theProductionExampleRenders() {
    // Given
    // When
    Manifests rendered = Chart.withFile("values-production.yaml");
    // Then
    assertThat(Set.copyOf(rendered.names()))
        .contains(
            "Cluster/calls-gateway-db",
            "ScheduledBackup/calls-consent-service-db",
            "HTTPRoute/calls-api",
            "PrometheusRule/calls-alerts",
            "ExternalSecret/magbellen-numbers");
  }

  @Test
  void theProductionExampleLeavesNothingToChance() {
    // Given
    Manifests rendered = Chart.withFile("values-production.yaml");
    // When
    // Then
    // Neither an operator's own PostgreSQL nor a Gateway's listener for plain HTTP
    assertThat(rendered.of("Cluster"))
        .hasSize(4)
        .allSatisfy(
            it ->
                assertThat(it.at("/spec/imageName").asText())
                    .matches(".+:[0-9]+\\.[0-9]+(@sha256:[0-9a-f]{64})?"));
    assertThat(rendered.of("HTTPRoute"))
        .hasSize(3)
        .allSatisfy(
            it -> assertThat(it.at("/spec/parentRefs/0/sectionName").asText()).isEqualTo("https"));
  }

  @Test
  void lintsStrictly() {
    // Given
    // When
    var result = new Helm(Chart.HOME).lint().strict().call();
    // Then
    assertThat(result.getMessages()).noneMatch(it -> it.matches("(?s).*(ERROR|WARNING|INFO).*"));
    assertThat(result.isFailed()).isFalse();
  }

  @Test
  void defaultsRenderWithPlaceholders() {
    // Given
    // When
    Manifests rendered = Chart.withOnly("{}");
    // Then
    assertThat(rendered.of("Deployment"))
        .hasSize(4)
        .allSatisfy(
            it ->
                assertThat(it.at("/spec/template/spec/containers/0/image").asText())
                    .startsWith("registry.example/magbellen/")
                    .endsWith(":0.1.0-native"));
  }

  @ParameterizedTest
  @CsvSource({
    "native, 0.2.0, gateway:0.2.0-native, 0.2.0",
    "jvm, 0.2.0, gateway:0.2.0, 0.2.0",
    "native, '', gateway:0.1.0-native, 0.1.0",
    "jvm, f3a0c2e, gateway:f3a0c2e, f3a0c2e",
    "jvm, 1e23456, gateway:1e23456, 1e23456"
  })
  void imagesFollowTheVersionAndLabelsSayIt(
      String variant, String tag, String image, String version) {
    // Given
    String values = "image: {variant: %s, tag: \"%s\"}".formatted(variant, tag);
    // When
    JsonNode gateway = Chart.with(values).one("Deployment", "calls-gateway");
    // Then
    assertThat(gateway.at("/spec/template/spec/containers/0/image").asText())
        .isEqualTo("registry.example.org/magbellen/" + image);
    assertThat(gateway.at("/metadata/labels/app.kubernetes.io~1version").asText())
        .isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"native, '', @sha256:", "jvm, '', :0.1.0", "native, 0.2.0, :0.2.0-native"})
  void aDigestIsThatOfOneVariantAndOneVersion(String variant, String tag, String image) {
    // Given
    String values = "image: {variant: %s, tag: \"%s\"}".formatted(variant, tag);
    // When
    JsonNode gateway = Chart.with(Everything.ON, values).one("Deployment", "calls-gateway");
    // Then
    assertThat(gateway.at("/spec/template/spec/containers/0/image").asText())
        .startsWith("registry.example.org/magbellen/gateway" + image);
  }

  @Test
  void nativeExecutablesAskForLessThanJava() {
    // Given
    // When
    JsonNode executable = resources(Chart.with("image: {variant: native}"));
    JsonNode java = resources(Chart.with("image: {variant: jvm}"));
    // Then
    assertThat(executable.at("/limits/memory").asText()).isEqualTo("640Mi");
    assertThat(java.at("/limits/memory").asText()).isEqualTo("1Gi");
  }

  private static JsonNode resources(Manifests rendered) {
    return rendered
        .one("Deployment", "calls-gateway")
        .at("/spec/template/spec/containers/0/resources");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          httpRoute: {enabled: false}                                     | HTTPRoute               | 0 | 3
          ingress: {enabled: false}                                       | Ingress                 | 0 | 3
          certManager: {enabled: false}                                   | Certificate             | 0 | 3
          externalSecrets: {enabled: false}                               | ExternalSecret          | 0 | 6
          networkPolicy: {enabled: false}                                 | NetworkPolicy           | 0 | 14
          podDisruptionBudget: {enabled: false}                           | PodDisruptionBudget     | 0 | 4
          gateway: {autoscaling: {enabled: false}}                        | HorizontalPodAutoscaler | 3 | 4
          callerId: {autoscaling: {enabled: false}}                       | HorizontalPodAutoscaler | 3 | 4
          monitoring: {serviceMonitor: {enabled: false}}                  | ServiceMonitor          | 0 | 1
          monitoring: {serviceMonitor: {enabled: false}}                  | PodMonitor              | 0 | 1
          monitoring: {alerts: {enabled: false}}                          | PrometheusRule          | 0 | 1
          monitoring: {dashboards: {enabled: false}}                      | ConfigMap               | 0 | 1
          helmTest: {enabled: false}                                      | Pod                     | 0 | 1
          database: {cloudNativePg: {scheduledBackup: ""}}                | ScheduledBackup         | 0 | 4
          """)
  void eachSwitchTakesAwayJustItsOwn(String off, String kind, int without, int with) {
    // Given
    // When
    Manifests rendered = Chart.with(Everything.ON, off);
    // Then
    assertThat(EVERYTHING.of(kind)).hasSize(with);
    assertThat(rendered.of(kind)).hasSize(without);
  }

  @Test
  void theLeastHasNothingThatNeedsAnOperatorButTheDatabases() {
    // Given
    List<String> needsAnOperator =
        LEAST.all().stream()
            .map(KubernetesTypes::typeOf)
            .filter(
                type ->
                    type.contains(".com/") || type.contains(".io/") && !type.contains("k8s.io/"))
            .distinct()
            .toList();
    // When
    // Then
    assertThat(needsAnOperator).containsExactly("postgresql.cnpg.io/v1/Cluster");
  }

  private static boolean hasNull(JsonNode node) {
    if (node.isNull()) {
      return true;
    }
    for (JsonNode child : node) {
      if (hasNull(child)) {
        return true;
      }
    }
    return false;
  }
}
