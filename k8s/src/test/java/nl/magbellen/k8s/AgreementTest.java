package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart and what each service's build says of itself (quarkus-kubernetes) agree. The services
 * must be packaged: {@code ./mvnw -pl k8s -am package}.
 */
class AgreementTest {

  private static final Path LOCAL =
      Path.of("../launcher/src/main/java/nl/magbellen/launcher/stack/ServiceEnvironment.java");

  private static final Manifests CHART = Chart.with();

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void containerIsAsTheServiceDescribesItself(String service) throws IOException {
    // Given
    JsonNode described = container(described(service).one("Deployment", service));
    // When
    JsonNode ours = container(CHART.one("Deployment", "calls-" + service));
    // Then
    assertThat(ours.path("name")).isEqualTo(described.path("name"));
    assertThat(ours.path("ports").valueStream())
        .containsExactlyInAnyOrderElementsOf(described.path("ports").valueStream().toList());
    for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
      assertThat(ours.path(probe).at("/httpGet/path"))
          .as(probe)
          .isEqualTo(described.path(probe).at("/httpGet/path"));
      assertThat(portOf(ours, probe)).as(probe).isEqualTo(portOf(described, probe));
    }
    assertThat(CHART.variable("calls-" + service, "QUARKUS_HTTP_PORT").path("value").asInt())
        .isEqualTo(containerPort(described, "http"));
    assertThat(CHART.variable("calls-" + service, "QUARKUS_MANAGEMENT_PORT").path("value").asInt())
        .isEqualTo(containerPort(described, "management"));
    assertThat(ours.path("image").asText()).contains("/" + service + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void serviceAndLabelsAreAsTheServiceDescribesItself(String service) throws IOException {
    // Given
    JsonNode described = described(service).one("Service", service);
    JsonNode deployment = CHART.one("Deployment", "calls-" + service);
    // When
    JsonNode ours = CHART.one("Service", "calls-" + service);
    // Then
    assertThat(servicePort(ours, "http")).isEqualTo(servicePort(described, "http")).isPositive();
    for (var label : described.at("/spec/selector").properties()) {
      assertThat(ours.at("/spec/selector").path(label.getKey())).isEqualTo(label.getValue());
    }
    assertThat(ours.at("/spec/selector")).isEqualTo(deployment.at("/spec/selector/matchLabels"));
    for (var label : ours.at("/spec/selector").properties()) {
      assertThat(deployment.at("/spec/template/metadata/labels").path(label.getKey()))
          .isEqualTo(label.getValue());
    }
  }

  private static int servicePort(JsonNode service, String name) {
    return service
        .at("/spec/ports")
        .valueStream()
        .filter(port -> port.path("name").asText().equals(name))
        .mapToInt(port -> port.path("port").asInt())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everySettingThatTheLocalStackGivesIsGivenHereToo() throws IOException {
    // Given
    String launcher = Files.readString(LOCAL);
    Set<String> local =
        Pattern.compile("\"((?:QUARKUS|MAGBELLEN)_[A-Z_]+)\"")
            .matcher(launcher)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.endsWith("_HOST"))
            // How patient one is with a slow machine is each place's own.
            .filter(name -> !name.endsWith("_TIMEOUT"))
            // Where traces go is given here only when there is such a place.
            .filter(name -> !name.equals("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT"))
            .collect(Collectors.toSet());
    // When
    Set<String> ours =
        Chart.with("callerId: {exposed: true}").of("Deployment").stream()
            .flatMap(it -> it.at("/spec/template/spec/containers/0/env").valueStream())
            .map(it -> it.path("name").asText())
            .collect(Collectors.toSet());
    // Then
    assertThat(local).hasSizeGreaterThan(12);
    assertThat(ours).containsAll(local);
  }

  @Test
  void everySecretThatTheLocalStackGivesIsGivenHereToo() throws IOException {
    // Given
    Set<String> local =
        Pattern.compile("\"((?:quarkus|magbellen)\\.[a-z.-]+)\"")
            .matcher(Files.readString(LOCAL))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    // When
    Set<String> ours =
        CHART.of("Deployment").stream()
            .flatMap(it -> Manifests.secrets(it.at("/spec/template/spec")).keySet().stream())
            .collect(Collectors.toSet());
    // Then
    assertThat(local).hasSize(9);
    assertThat(ours).isEqualTo(local);
  }

  @Test
  void whatTheSenderOfCodesIsToldInSecretIsWhatItReads() throws IOException {
    // Given
    String settings = Files.readString(Path.of("../docs/codes.md")).replace("\"", "");
    // When
    Set<String> ours =
        Manifests.secrets(
                Chart.with(Everything.ON)
                    .one("Deployment", "calls-objection-service")
                    .at("/spec/template/spec"))
            .keySet();
    // Then
    assertThat(ours.stream().filter(it -> it.startsWith("magbellen.codes.http")))
        .hasSize(2)
        .allSatisfy(it -> assertThat(settings).contains("`" + it + "`"));
  }

  @Test
  void everySecretThatAnInstallationReadsIsOneThatItsProgramMakes() throws IOException {
    // Given
    String program =
        Files.readString(
            Path.of("../gateway/src/main/java/nl/magbellen/gateway/job/NewSecrets.java"));
    // When
    Set<String> read =
        CHART.of("Deployment").stream()
            .flatMap(it -> Manifests.secrets(it.at("/spec/template/spec")).values().stream())
            .filter(it -> it.startsWith("magbellen-"))
            .flatMap(it -> Stream.of(it.split("/")))
            .collect(Collectors.toSet());
    // Then
    assertThat(read).hasSize(11);
    assertThat(read).allMatch(name -> program.contains("\"" + name + "\""));
  }

  private static Manifests described(String service) throws IOException {
    return Manifests.read(
        Files.readString(Path.of("..", service, "target", "kubernetes", "kubernetes.yml")));
  }

  private static JsonNode container(JsonNode deployment) {
    return deployment.at("/spec/template/spec/containers/0");
  }

  // A probe names its port by number or by name.
  private static int portOf(JsonNode container, String probe) {
    JsonNode port = container.path(probe).at("/httpGet/port");
    return port.isNumber() ? port.asInt() : containerPort(container, port.asText());
  }

  private static int containerPort(JsonNode container, String name) {
    return container
        .path("ports")
        .valueStream()
        .filter(port -> port.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("containerPort")
        .asInt();
  }
}
