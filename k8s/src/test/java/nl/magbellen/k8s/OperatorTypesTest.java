package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest for an operator against the schema with which that operator comes. */
class OperatorTypesTest {

  private static final Manifests EVERYTHING = Chart.with(Everything.ON);
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static Stream<Named<Manifests>> rendered() {
    return Stream.of(
        Named.of("the least", Chart.with()),
        Named.of("everything", EVERYTHING),
        Named.of("values-production.yaml", Chart.withFile("values-production.yaml")),
        Named.of("an upgrade", Chart.upgradedWith(Everything.ON)),
        Named.of("the longest name", Chart.released("r".repeat(53), Everything.ON)),
        Named.of(
            "databases that are there already",
            Chart.with(Everything.EXTERNAL, "externalSecrets: {enabled: true, store: {name: v}}")),
        Named.of(
            "databases without a copy",
            Chart.with(
                "database: {cloudNativePg: {instances: 1, parameters: {max_connections: \"50\"},"
                    + " resources: {requests: {cpu: 1, memory: 1Gi}}}}")),
        Named.of(
            "routes without what is not exposed",
            Chart.with(Everything.ON, "{consent: {exposed: false}, callerId: {exposed: false}}")));
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void everyManifestIsAsItsOperatorWantsIt(Manifests rendered) {
    // Given
    Stream<JsonNode> ofOperators = rendered.all().stream().filter(OperatorTypes::know);
    // When
    Stream<String> flaws = ofOperators.flatMap(it -> OperatorTypes.flaws(it).stream());
    // Then
    assertThat(flaws).isEmpty();
  }

  @Test
  void everyKindIsKubernetesOwnOrAnOperators() {
    // Given
    // When
    var ofOperators =
        EVERYTHING.all().stream()
            .filter(it -> !KubernetesVersion.isItsOwn(it))
            .map(KubernetesTypes::typeOf)
            .collect(Collectors.toSet());
    // Then
    assertThat(ofOperators).isEqualTo(OperatorTypes.names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cluster         | /spec                         | storge             | {}            | storge
          Cluster         | /spec/bootstrap/initdb        | databse            | gateway       | databse
          Cluster         | /spec                         | instances          | three         | integer
          Cluster         | /spec                         | instances          |               | required
          Cluster         | /spec/postgresql/synchronous  | dataDurability     | always        | enumeration
          Cluster         | /spec/postgresql/parameters   | max_connections    | 200           | string
          ScheduledBackup | /spec                         | schedule           |               | required
          ScheduledBackup | /spec                         | method             | tape          | enumeration
          ExternalSecret  | /spec                         | refreshIntervall   | 1h            | refreshIntervall
          ExternalSecret  | /spec/target                  | creationPolicy     | Mine          | enumeration
          Certificate     | /spec                         | dnsNames           | x             | array
          Certificate     | /spec                         | issuerRef          |               | required
          HTTPRoute       | /spec/rules/0/matches/0/path  | type               | Regex         | enumeration
          HTTPRoute       | /spec/rules/0/backendRefs/0   | port               | 70000         | maximum
          HTTPRoute       | /spec                         | hostnames          | ["https://x"] | pattern
          ServiceMonitor  | /spec/endpoints/0             | interval           | often         | pattern
          ServiceMonitor  | /spec                         | endpoint           | []            | endpoint
          PodMonitor      | /spec/podMetricsEndpoints/0   | prot               | metrics       | prot
          PodMonitor      | /spec                         | selector           |               | required
          PrometheusRule  | /spec/groups/0/rules/0        | expr               |               | required
          PrometheusRule  | /spec/groups/0/rules/0/labels | severity           | [critical]    | string
          """)
  void oneWrongFieldIsFound(String kind, String at, String field, String value, String flaw)
      throws IOException {
    // Given
    JsonNode manifest = EVERYTHING.of(kind).getFirst().deepCopy();
    ObjectNode parent = (ObjectNode) manifest.at(at);
    // When
    if (value == null) {
      parent.remove(field);
    } else {
      parent.set(field, YAML.readTree(value));
    }
    // Then
    assertThat(OperatorTypes.flaws(manifest)).singleElement().asString().contains(flaw);
  }
}
