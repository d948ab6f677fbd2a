package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile to try the chart with, by {@code helm install} alone. */
class EvaluationTest {

  private static final Manifests RENDERED = Chart.withFile("values-evaluation.yaml");

  @Test
  void everythingIsKnownToKubernetesAndNeedsNoOperator() {
    assertThat(RENDERED.all())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            it -> assertThatCode(() -> KubernetesTypes.read(it)).doesNotThrowAnyException());
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "jvm"})
  void itFitsOnALaptop(String variant) {
    // Given
    Manifests rendered =
        Chart.withFile("values-evaluation.yaml", "image: {variant: %s}".formatted(variant));
    // When
    int millicores = rendered.pods().mapToInt(it -> sum(it, "requests", "cpu")).sum();
    int mebibytes =
        rendered.of("Deployment").stream()
            .mapToInt(it -> sum(it.at("/spec/template/spec"), "limits", "memory"))
            .sum();
    // Then
    assertThat(rendered.of("Deployment"))
        .hasSize(6)
        .allSatisfy(it -> assertThat(it.at("/spec/replicas").asInt()).isEqualTo(1));
    assertThat(millicores).isBetween(1, 2000);
    assertThat(mebibytes).isBetween(1, 3 * 1024);
  }

  @Test
  void everySecretThatIsReadIsMadeWithTheKeyThatIsRead() {
    // Given
    Map<String, Set<String>> made =
        RENDERED.of("Secret").stream()
            .collect(
                Collectors.toMap(
                    it -> it.at("/metadata/name").asText(),
                    it ->
                        it.path("stringData").properties().stream()
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet())));
    // When
    List<String> read =
        RENDERED.pods().flatMap(pod -> Manifests.secrets(pod).values().stream()).toList();
    // Then
    assertThat(read)
        .hasSizeGreaterThan(30)
        .allSatisfy(it -> assertThat(made.get(it.split("/")[0])).as(it).contains(it.split("/")[1]));
  }

  @Test
  void publishedKeysNeverTakeThePlaceOfAnInstallations() {
    // Given
    // Every Secret that an installation reads
    List<String> read =
        Stream.of(Chart.with(Everything.ON), Chart.with(Everything.EXTERNAL))
            .flatMap(Manifests::pods)
            .flatMap(pod -> Manifests.secrets(pod).values().stream())
            .map(it -> it.split("/")[0])
            .toList();
    // When
    List<String> published =
        RENDERED.of("Secret").stream().map(it -> it.at("/metadata/name").asText()).toList();
    // Then
    assertThat(published)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allSatisfy(it -> assertThat(it).startsWith("calls-evaluation-"))
        .doesNotContainAnyElementsOf(read);
    assertThat(read).contains("magbellen-numbers", "magbellen-helm-test");
    assertThat(RENDERED.pods().flatMap(it -> it.path("volumes").valueStream()))
        .filteredOn(it -> it.path("name").asText().equals("keys"))
        .hasSize(2)
        .allSatisfy(it -> assertThat(published).contains(it.at("/secret/secretName").asText()));
  }

  @Test
  void servicesFindTheDatabaseAndTheIssuerThatComeWithThem() {
    // Given
    Stream<String> services =
        Stream.of("gateway", "consent-service", "objection-service", "caller-id-service");
    // When
    // Then
    assertThat(services)
        .allSatisfy(
            it -> {
              assertThat(value(it, "QUARKUS_OIDC_AUTH_SERVER_URL"))
                  .isEqualTo("http://calls-issuer");
              assertThat(value(it, "QUARKUS_DATASOURCE_JDBC_URL"))
                  .startsWith("jdbc:postgresql://calls-postgresql:5432/")
                  .endsWith("?sslmode=disable");
            });
    RENDERED.one("Service", "calls-issuer");
    RENDERED.one("Service", "calls-postgresql");
    assertThat(RENDERED.one("ConfigMap", "calls-postgresql").at("/data/databases.sql").asText())
        .contains(
            "create role callerid login password 'evaluation-only-callerid';",
            "create database callerid owner callerid;");
  }

  @Test
  void migrationsWaitForTheDatabaseThatComesWithThem() {
    assertThat(RENDERED.of("Job"))
        .hasSize(5)
        .noneMatch(it -> it.at("/metadata/annotations").has("rendered/hook"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "always"})
  void theNextVersionMigratesTheDatabaseThatItHas(String hook) {
    // Given
    String values = "migration: {hook: %s}".formatted(hook);
    // When
    Manifests next = Chart.nextVersionWithFile("values-evaluation.yaml", values);
    // Then
    assertThat(next.one("Deployment", "calls-postgresql").at("/metadata/labels").toString())
        .contains("magbellen-0.2.0");
    assertThat(next.one("Deployment", "calls-postgresql").at("/spec/template"))
        .isEqualTo(RENDERED.one("Deployment", "calls-postgresql").at("/spec/template"));
    assertThat(next.of("Job"))
        .hasSize(5)
        .noneMatch(it -> it.at("/metadata/annotations").has("rendered/hook"));
  }

  /** What a Job runs cannot be changed. */
  @Test
  void theNextVersionHasJobsOfItsOwn() {
    // Given
    List<String> before = names(RENDERED);
    // When
    List<String> next = names(Chart.nextVersionWithFile("values-evaluation.yaml"));
    // Then
    assertThat(next).hasSize(5).doesNotContainAnyElementsOf(before);
    assertThat(before).hasSize(5);
  }

  @Test
  void podsAreAsRestrictedAsOthers() {
    assertThat(RENDERED.pods())
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem").asBoolean())
                  .isTrue();
              assertThat(pod.at("/containers/0/securityContext/capabilities/drop/0").asText())
                  .isEqualTo("ALL");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingress: {enabled: true}",
        "networkPolicy: {fromIngress: [{podSelector: {}}]}",
        "database: {cloudNativePg: {enabled: true}}",
        "externalSecrets: {enabled: true, store: {name: vault}}"
      })
  void publishedKeysAreNeverForOthers(String values) {
    assertThatThrownBy(() -> Chart.withFile("values-evaluation.yaml", values))
        .hasMessageContaining("its keys are published with the chart");
  }

  @Test
  void policiesThatWouldCutItOffAreRefused() {
    assertThatThrownBy(
            () -> Chart.withFile("values-evaluation.yaml", "networkPolicy: {enabled: true}"))
        .hasMessageContaining("networkPolicy.enabled: none of the policies lets the issuer");
  }

  @Test
  void theirNotesSayHowToAskAndThatItIsATrial() {
    assertThat(Chart.notesOfFile("values-evaluation.yaml"))
        .contains(
            "helm -n telephony test calls",
            "dialer:evaluation-only-dialer",
            "port-forward service/calls-issuer 8090:80",
            "WARNING: evaluation.enabled");
  }

  @Test
  void nothingOfItIsThereWithoutIt() {
    assertThat(Chart.with(Everything.ON).names())
        .noneMatch(it -> it.matches("Secret/.*|.*/calls-(issuer|postgresql|demo).*"));
  }

  private static List<String> names(Manifests rendered) {
    return rendered.of("Job").stream().map(it -> it.at("/metadata/name").asText()).toList();
  }

  private static int sum(JsonNode pod, String what, String which) {
    return pod.path("containers")
        .valueStream()
        .map(it -> it.path("resources").path(what).path(which).asText())
        .peek(it -> assertThat(it).matches("[0-9]+(m|Mi)"))
        .mapToInt(it -> Integer.parseInt(it.replaceAll("[a-zA-Z]", "")))
        .sum();
  }

  private static String value(String service, String variable) {
    return RENDERED.variable("calls-" + service, variable).path("value").asText();
  }
}
