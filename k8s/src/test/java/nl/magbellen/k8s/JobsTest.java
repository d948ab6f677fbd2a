package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs once in a release, and what runs by the clock. */
class JobsTest {

  private static final Set<String> OF_COPIES_ALONE =
      Set.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "QUARKUS_SHUTDOWN_DELAY");

  private static final String HOOK = "/metadata/annotations/rendered~1hook";
  private static final String SERVICE_ACCOUNT = "/spec/template/spec/serviceAccountName";

  @Test
  void databasesThatAreThereAreMigratedBeforeAnythingElse() {
    // Given
    // When
    List<JsonNode> jobs = Chart.with(Everything.EXTERNAL).of("Job");
    // Then
    assertThat(jobs).hasSize(4);
    assertThat(jobs)
        .allSatisfy(job -> assertThat(job.at(HOOK).asText()).isEqualTo("pre-install,pre-upgrade"));
  }

  @Test
  void rolloutIsGivenLongerThanItsMigrations() {
    // Given
    // When
    Manifests slow = Chart.with(Everything.EXTERNAL, "migration: {deadlineSeconds: 3600}");
    // Then
    assertThat(slow.of("Job"))
        .hasSize(4)
        .allSatisfy(
            job -> assertThat(job.at("/spec/activeDeadlineSeconds").asInt()).isEqualTo(3600));
    assertThat(slow.of("Deployment"))
        .hasSize(4)
        .allSatisfy(
            it -> assertThat(it.at("/spec/progressDeadlineSeconds").asInt()).isEqualTo(3900));
  }

  @Test
  void migrationsAreNotTraced() {
    // Given
    // When
    Manifests traced =
        Chart.with(Everything.EXTERNAL, "tracing: {endpoint: \"http://collector:4317\"}");
    // Then
    assertThat(traced.of("Job"))
        .hasSize(4)
        .allSatisfy(
            job ->
                assertThat(job.at("/spec/template/spec/containers/0/env").valueStream())
                    .filteredOn(it -> it.path("name").asText().equals("QUARKUS_OTEL_SDK_DISABLED"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.path("value").asText()).isEqualTo("true")));
  }

  /** Also on an upgrade: of a first installation that failed nothing is there but its hooks. */
  static List<Manifests> releasesWithHooks() {
    return List.of(
        Chart.with(Everything.EXTERNAL),
        Chart.upgradedWith(Everything.EXTERNAL),
        Chart.upgradedWith(Everything.ON));
  }

  @ParameterizedTest
  @MethodSource("releasesWithHooks")
  void jobsThatAreHooksNeedNothingThatComesAfterThem(Manifests release) {
    // When
    JsonNode account = release.one("ServiceAccount", "calls-migrate");
    // Then
    assertThat(account.at(HOOK).asText()).isEqualTo("pre-install,pre-upgrade");
    assertThat(release.of("Job"))
        .hasSize(4)
        .allSatisfy(
            job -> {
              assertThat(job.at(HOOK).asText()).isEqualTo("pre-install,pre-upgrade");
              assertThat(job.at(SERVICE_ACCOUNT).asText()).isEqualTo("calls-migrate");
              assertThat(weight(account)).isLessThan(weight(job));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database: {cloudNativePg: {enabled: true}}",
        "{database: {cloudNativePg: {enabled: false}}, externalSecrets: {enabled: true, store: {name: vault}}}"
      })
  void whatTheReleaseItselfAsksForIsMigratedBesideIt(String values) {
    // Given
    // When
    Manifests first = Chart.with(Everything.EXTERNAL, values);
    // Then
    assertThat(first.of("Job")).hasSize(4);
    assertThat(first.of("Job"))
        .allSatisfy(
            job -> {
              assertThat(job.at(HOOK).isMissingNode()).isTrue();
              first.one("ServiceAccount", job.at(SERVICE_ACCOUNT).asText());
            });
    assertThat(first.names()).doesNotContain("ServiceAccount/calls-migrate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void theWayToADatabaseIsOpenBeforeItIsMigrated(String service) {
    // Given
    // The policies that are in force are those of the release before, or the operator's own
    Manifests release = Chart.with(Everything.EXTERNAL);
    // When
    JsonNode policy = release.one("NetworkPolicy", "calls-migrate-" + service);
    JsonNode job = migration(release, service);
    // Then
    assertThat(policy.path("spec"))
        .isEqualTo(release.one("NetworkPolicy", "calls-" + service + "-job").path("spec"));
    policy
        .at("/spec/podSelector/matchLabels")
        .properties()
        .forEach(
            label ->
                assertThat(job.at("/spec/template/metadata/labels").path(label.getKey()))
                    .isEqualTo(label.getValue()));
    assertThat(policy.at(HOOK).asText()).isEqualTo("pre-install,pre-upgrade");
    assertThat(weight(policy)).isLessThan(weight(job));
  }

  @Test
  void whereNoHookRunsNoneBringsAPolicy() {
    assertThat(Chart.with(Everything.ON).names())
        .noneMatch(name -> name.startsWith("NetworkPolicy/calls-migrate-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void aJobMigratesWithTheServicesOwnImageAndSettings(String service) {
    // Given
    Manifests rendered = Chart.with();
    JsonNode ofTheService =
        rendered.one("Deployment", "calls-" + service).at("/spec/template/spec/containers/0");
    // When
    JsonNode ofTheJob = migration(rendered, service).at("/spec/template/spec/containers/0");
    // Then
    assertThat(ofTheJob.path("image")).isEqualTo(ofTheService.path("image"));
    assertThat(value(ofTheJob, "QUARKUS_INIT_AND_EXIT")).isEqualTo("true");
    assertThat(value(ofTheJob, "QUARKUS_OIDC_TENANT_ENABLED")).isEqualTo("false");
    assertThat(value(ofTheJob, "QUARKUS_OIDC_CLIENT_CLIENT_ENABLED")).isEqualTo("false");
    assertThat(value(ofTheJob, "QUARKUS_FLYWAY_MIGRATE_AT_START")).isEmpty();
    assertThat(value(ofTheService, "QUARKUS_FLYWAY_MIGRATE_AT_START")).isEqualTo("false");
    assertThat(variables(ofTheJob))
        .containsAll(
            variables(ofTheService).stream()
                .filter(it -> !OF_COPIES_ALONE.contains(it.path("name").asText()))
                .toList());
    assertThat(value(ofTheJob, "QUARKUS_SHUTDOWN_DELAY")).as("nobody to see off").isEmpty();
    assertThat(variables(ofTheJob)).extracting(it -> it.path("name")).doesNotHaveDuplicates();
  }

  @Test
  void whatAFailedJobLoggedStaysAndTheJobGoesInTheEnd() {
    // Given
    // Restarted containers lose their logs when a Job gives up
    Manifests upgrade = Chart.upgradedWith(Everything.ON);
    // When
    List<JsonNode> jobs =
        Stream.concat(
                upgrade.of("Job").stream().map(it -> it.path("spec")),
                upgrade.of("CronJob").stream().map(it -> it.at("/spec/jobTemplate/spec")))
            .toList();
    // Then
    assertThat(jobs).hasSize(5);
    assertThat(jobs)
        .allSatisfy(
            job -> {
              assertThat(job.at("/template/spec/restartPolicy").asText()).isEqualTo("Never");
              assertThat(job.path("ttlSecondsAfterFinished").asInt()).isPositive();
            });
  }

  @Test
  void aJobThatTheReleaseHoldsIsNotTakenAwayFromIt() {
    assertThat(Chart.with().of("Job"))
        .hasSize(4)
        .allSatisfy(
            it -> assertThat(it.at("/spec/ttlSecondsAfterFinished").isMissingNode()).isTrue());
  }

  @Test
  void otherValuesAreAnotherJob() {
    // Given
    // What a Job runs with cannot be changed
    String before = migration(Chart.with(), "gateway").at("/metadata/name").asText();
    // When
    String after =
        migration(Chart.with("oidc: {audience: calls}"), "gateway").at("/metadata/name").asText();
    // Then
    assertThat(after).isNotEqualTo(before).hasSameSizeAs(before);
  }

  @Test
  void anotherImageIsAnotherJob() {
    // Given
    String before = migration(Chart.with(), "gateway").at("/metadata/name").asText();
    // When
    String after =
        migration(Chart.with("image: {tag: \"0.2.0\"}"), "gateway").at("/metadata/name").asText();
    // Then
    assertThat(after).isNotEqualTo(before).hasSameSizeAs(before);
  }

  @Test
  void theLogsMonthsAreKeptByTheClock() {
    // Given
    // When
    JsonNode spec =
        Chart.with("logMonths: {keptFor: P5Y, schedule: \"0 4 * * *\"}")
            .one("CronJob", "calls-log-months")
            .path("spec");
    // Then
    JsonNode container = spec.at("/jobTemplate/spec/template/spec/containers/0");
    assertThat(spec.path("schedule").asText()).isEqualTo("0 4 * * *");
    assertThat(spec.path("timeZone").asText()).isEqualTo("Europe/Amsterdam");
    assertThat(spec.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(container.path("args").toString()).isEqualTo("[\"log-months\"]");
    assertThat(value(container, "MAGBELLEN_LOG_KEPT_FOR")).isEqualTo("P5Y");
    assertThat(variables(container))
        .map(it -> it.path("name").asText())
        .containsExactly(
            "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "MAGBELLEN_LOG_KEPT_FOR");
  }

  @Test
  void jobsTakeTheOwnersLoginAndReplicasTheirOwn() {
    // Given
    String two = "gateway: {database: {secret: run, ownerSecret: owner}}";
    // When
    Manifests rendered = Chart.with(Everything.EXTERNAL, two);
    // Then
    assertThat(password(migration(rendered, "gateway").at("/spec/template/spec")))
        .isEqualTo("owner/password");
    assertThat(
            password(
                rendered
                    .one("CronJob", "calls-log-months")
                    .at("/spec/jobTemplate/spec/template/spec")))
        .isEqualTo("owner/password");
    assertThat(password(rendered.one("Deployment", "calls-gateway").at("/spec/template/spec")))
        .isEqualTo("run/password");
    assertThat(password(migration(rendered, "consent-service").at("/spec/template/spec")))
        .isEqualTo("magbellen-consent-service-database/password");
  }

  private static String password(JsonNode pod) {
    return Manifests.secrets(pod).get("quarkus.datasource.password");
  }

  @Test
  void theLogsMonthsKnowNoSecretButTheDatabases() {
    // When
    JsonNode pod =
        Chart.with(Everything.ON)
            .one("CronJob", "calls-log-months")
            .at("/spec/jobTemplate/spec/template/spec");
    // Then
    assertThat(Manifests.secrets(pod).keySet())
        .containsExactly("quarkus.datasource.password", "quarkus.datasource.username");
    assertThat(pod.path("volumes").toString()).doesNotContain("issuer-ca");
  }

  @Test
  void theLogsMonthsSignWhatTheyDrop() {
    // When
    JsonNode pod =
        Chart.with("logMonths: {keptFor: P5Y}")
            .one("CronJob", "calls-log-months")
            .at("/spec/jobTemplate/spec/template/spec");
    // Then
    assertThat(Manifests.secrets(pod).keySet())
        .containsExactly(
            "magbellen.permit.keys", "quarkus.datasource.password", "quarkus.datasource.username");
  }

  @Test
  void withoutATermDecisionsAreKeptForEver() {
    assertThat(Chart.with().one("CronJob", "calls-log-months").toString())
        .doesNotContain("MAGBELLEN_LOG_KEPT_FOR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void namesStayWithinWhatKubernetesTakes(String service) {
    // Given
    // The longest name that Helm gives a release
    Manifests rendered = Chart.released("r".repeat(53), Everything.ON);
    // When
    List<String> names =
        rendered.all().stream().map(it -> it.at("/metadata/name").asText()).toList();
    // Then
    assertThat(names).anyMatch(name -> name.contains("-" + service));
    assertThat(names).allMatch(name -> name.length() <= 63);
    assertThat(rendered.of("CronJob"))
        .allSatisfy(
            it -> assertThat(it.at("/metadata/name").asText()).hasSizeLessThanOrEqualTo(52));
    assertThat(rendered.of("Cluster"))
        .hasSize(4)
        .allSatisfy(
            it -> assertThat(it.at("/metadata/name").asText()).hasSizeLessThanOrEqualTo(50));
  }

  private static JsonNode migration(Manifests rendered, String service) {
    return rendered.of("Job").stream()
        .filter(it -> it.at("/metadata/name").asText().startsWith("calls-migrate-" + service))
        .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
  }

  private static List<JsonNode> variables(JsonNode container) {
    return StreamSupport.stream(container.path("env").spliterator(), false).toList();
  }

  private static String value(JsonNode container, String variable) {
    return variables(container).stream()
        .filter(it -> it.path("name").asText().equals(variable))
        .map(it -> it.path("value").asText())
        .findFirst()
        .orElse("");
  }

  private static int weight(JsonNode hook) {
    return Integer.parseInt(hook.at("/metadata/annotations/helm.sh~1hook-weight").asText());
  }
}
