package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Helm installs and upgrades the chart in a real API of Kubernetes, in a namespace that enforces
 * restricted Pod Security. On request: {@code k8s/cluster/README.md} says how.
 */
@Tag("cluster")
class ClusterTest {

  private static final String RESTRICTED =
      """
      {"metadata": {"name": "%s", "labels": {"pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/warn": "restricted"}}}""";

  private static Cluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = new Cluster(Path.of(System.getProperty("magbellen.cluster")));
    OperatorTypes.definitions().forEach(cluster::define);
    cluster.post(
        "/apis/scheduling.k8s.io/v1/priorityclasses",
        "{\"metadata\": {\"name\": \"high\"}, \"value\": 1000}");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void everyPodIsAdmittedWherePodSecurityIsRestricted() {
    // Given
    namespace("pods");
    List<JsonNode> pods =
        Stream.of(Everything.ON, Everything.EXTERNAL)
            .flatMap(values -> Chart.with(values).podTemplates())
            .toList();
    pods.stream()
        .map(pod -> pod.at("/spec/serviceAccountName").asText("default"))
        .distinct()
        .forEach(account -> serviceAccount("pods", account));
    // When
    List<Cluster.Answer> answers = pods.stream().map(pod -> admit(pod, "")).toList();
    // Then
    assertThat(answers).hasSizeGreaterThan(18);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body().path("message").asText()).isEqualTo(201);
              assertThat(answer.warnings()).isEmpty();
            });
  }

  @Test
  void aPodThatIsLessRestrictedIsRefused() {
    // Given
    namespace("refused");
    serviceAccount("refused", "calls-gateway");
    JsonNode pod = Chart.with().one("Deployment", "calls-gateway").at("/spec/template").deepCopy();
    ((ObjectNode) pod.path("spec")).remove("securityContext");
    // When
    Cluster.Answer answer = admit(pod, "refused");
    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("message").asText()).contains("restricted", "runAsNonRoot");
  }

  @Test
  void everyManifestForAnOperatorIsTakenStrictly() {
    // Given
    Stream<JsonNode> forOperators =
        Stream.of(Everything.ON, "database: {cloudNativePg: {instances: 1}}")
            .flatMap(values -> Chart.with(values).all().stream())
            .filter(OperatorTypes::know);
    // When
    List<Cluster.Answer> answers = forOperators.map(ClusterTest::take).toList();
    // Then
    assertThat(answers).hasSizeGreaterThan(20);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body().path("message").asText()).isEqualTo(201);
              assertThat(answer.warnings()).isEmpty();
            });
  }

  @Test
  void aMisspeltFieldForAnOperatorIsRefused() {
    // Given
    ObjectNode database = Chart.with().one("Cluster", "calls-gateway-db").deepCopy();
    ((ObjectNode) database.path("spec")).put("instancez", 3);
    // When
    Cluster.Answer answer = take(database);
    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").asText()).contains("instancez");
  }

  @Test
  void aFirstInstallationMigratesBeforeItStartsAnything(@TempDir Path directory) throws Exception {
    // Given
    namespace("hooks");
    // When
    JobsEnd jobs = new JobsEnd(cluster, "hooks");
    Release release = install("hooks", Everything.EXTERNAL, directory);
    Set<String> ended = jobs.names();
    // Then
    assertThat(release.getStatus()).isEqualTo("deployed");
    assertThat(ended).hasSize(4).allMatch(name -> name.startsWith("calls-migrate-"));
    assertThat(names("apps/v1", "hooks", "deployments"))
        .containsExactlyInAnyOrder(
            "calls-gateway",
            "calls-consent-service",
            "calls-objection-service",
            "calls-caller-id-service");
    assertThat(names("batch/v1", "hooks", "jobs")).as("for a day").hasSize(4);
    assertThat(names("batch/v1", "hooks", "cronjobs")).containsExactly("calls-log-months");
  }

  @Test
  void anUpgradeChangesWhatIsThereInPlace(@TempDir Path directory) throws Exception {
    // Given
    namespace("upgrade");
    install("upgrade", Everything.ON, directory);
    Map<String, String> before = identities("upgrade");
    Set<String> jobsBefore = names("batch/v1", "upgrade", "jobs");
    // When
    JobsEnd jobs = new JobsEnd(cluster, "upgrade");
    Release release =
        new Helm(nextVersion(directory))
            .upgrade()
            .withName("calls")
            .withNamespace("upgrade")
            .withKubeConfig(cluster.kubeConfig())
            .withValuesFile(values(directory, Everything.ON))
            .withTimeout(120)
            .call();
    Set<String> ended = jobs.names();
    // Then
    assertThat(jobsBefore).hasSize(4);
    assertThat(release.getStatus()).isEqualTo("deployed");
    assertThat(ended).hasSizeGreaterThanOrEqualTo(4);
    assertThat(identities("upgrade")).containsAllEntriesOf(before);
    assertThat(image("upgrade")).endsWith("consent-service:0.2.0-native");
  }

  private static Release install(String namespace, String more, Path directory) throws IOException {
    return new Helm(Chart.HOME)
        .install()
        .withName("calls")
        .withNamespace(namespace)
        .withKubeConfig(cluster.kubeConfig())
        .withValuesFile(values(directory, more))
        .withTimeout(120)
        .call();
  }

  private static Path values(Path directory, String more) throws IOException {
    return Files.writeString(directory.resolve("values.yaml"), Chart.onTopOfTheLeast(more));
  }

  /** The same chart, as a later version of all. */
  private static Path nextVersion(Path directory) throws IOException {
    Path next = directory.resolve("magbellen");
    try (Stream<Path> files = Files.walk(Chart.HOME)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = next.resolve(Chart.HOME.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Path chart = next.resolve("Chart.yaml");
    Files.writeString(chart, Files.readString(chart).replace("0.1.0", "0.2.0"));
    return next;
  }

  private static Cluster.Answer admit(JsonNode template, String namespace) {
    ObjectNode pod = template.deepCopy();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ((ObjectNode) pod.path("metadata")).put("generateName", "pod-").remove("name");
    String where = namespace.isEmpty() ? "pods" : namespace;
    return cluster.post(
        "/api/v1/namespaces/" + where + "/pods?dryRun=All&fieldValidation=Strict", pod);
  }

  private static Cluster.Answer take(JsonNode manifest) {
    return cluster.post(
        "/apis/%s/namespaces/default/%ss?dryRun=All&fieldValidation=Strict"
            .formatted(
                manifest.path("apiVersion").asText(),
                manifest.path("kind").asText().toLowerCase(Locale.ROOT)),
        manifest);
  }

  private static void namespace(String name) {
    cluster.post("/api/v1/namespaces", RESTRICTED.formatted(name));
  }

  private static void serviceAccount(String namespace, String name) {
    cluster.post(
        "/api/v1/namespaces/" + namespace + "/serviceaccounts",
        "{\"metadata\": {\"name\": \"%s\"}}".formatted(name));
  }

  private static Set<String> names(String version, String namespace, String kind) {
    return new HashSet<>(
        cluster
            .get("/apis/%s/namespaces/%s/%s".formatted(version, namespace, kind))
            .path("items")
            .valueStream()
            .map(it -> it.at("/metadata/name").asText())
            .toList());
  }

  /** What must still be the same object after an upgrade. */
  private static Map<String, String> identities(String namespace) {
    Map<String, String> found = new TreeMap<>();
    for (String path :
        List.of(
            "/apis/apps/v1/namespaces/%s/deployments",
            "/api/v1/namespaces/%s/services",
            "/apis/postgresql.cnpg.io/v1/namespaces/%s/clusters",
            "/apis/policy/v1/namespaces/%s/poddisruptionbudgets")) {
      cluster
          .get(path.formatted(namespace))
          .path("items")
          .forEach(
              it ->
                  found.put(
                      path + it.at("/metadata/name").asText(), it.at("/metadata/uid").asText()));
    }
    return found;
  }

  private static String image(String namespace) {
    return cluster
        .get("/apis/apps/v1/namespaces/%s/deployments/calls-consent-service".formatted(namespace))
        .at("/spec/template/spec/containers/0/image")
        .asText();
  }
}
