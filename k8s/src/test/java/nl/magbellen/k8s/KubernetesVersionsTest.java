package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest against what each version of Kubernetes says of its own types. */
class KubernetesVersionsTest {

  static List<KubernetesVersion> versions() {
    return KubernetesVersion.all();
  }

  @Test
  void theVersionsAreThoseThatTheChartTakes() {
    assertThat(versions())
        .map(KubernetesVersion::toString)
        .containsExactly("1.30", "1.31", "1.32", "1.33", "1.34", "1.35");
    assertThat(Chart.file("Chart.yaml").get("kubeVersion")).isEqualTo(">=1.30.0-0");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void itKnowsEveryField(KubernetesVersion version) {
    // Given
    Stream<Manifests> rendered =
        Stream.of(
            Chart.withKubernetes(version.forHelm()),
            Chart.withKubernetes(version.forHelm(), Everything.ON),
            Chart.withKubernetes(version.forHelm(), Everything.EXTERNAL));
    // When
    List<JsonNode> itsOwn =
        rendered
            .flatMap(manifests -> manifests.all().stream())
            .filter(KubernetesVersion::isItsOwn)
            .toList();
    // Then
    assertThat(itsOwn).hasSizeGreaterThan(80);
    assertThat(itsOwn)
        .allSatisfy(it -> assertThatCode(() -> version.check(it)).doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void itRefusesWhatIsUnknownMissingOrOfAnotherForm(KubernetesVersion version) {
    refuses(version, spec -> spec.put("replicaz", 1), "replicaz");
    refuses(version, spec -> spec.remove("selector"), "selector");
    refuses(version, spec -> spec.put("template", "none"), "calls-gateway");
    refuses(version, spec -> container(spec).put("imagePullPolice", "Never"), "imagePullPolice");
  }

  private static void refuses(
      KubernetesVersion version, Consumer<ObjectNode> spoiled, String named) {
    // Given
    JsonNode deployment = Chart.with().one("Deployment", "calls-gateway").deepCopy();
    // When
    spoiled.accept((ObjectNode) deployment.path("spec"));
    // Then
    assertThatThrownBy(() -> version.check(deployment)).hasMessageContaining(named);
  }

  private static ObjectNode container(ObjectNode spec) {
    return (ObjectNode) spec.at("/template/spec/containers/0");
  }
}
