package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What wakes somebody up, and for whose sake. */
class AlertsTest {

  private static final Manifests EVERYTHING = Chart.with(Everything.ON);
  private static final String NONE_SCALES =
      """
      gateway: {autoscaling: {enabled: false}}
      consent: {autoscaling: {enabled: false}}
      objection: {autoscaling: {enabled: false}}
      callerId: {autoscaling: {enabled: false}}
      """;
  private static final Pattern SELECTOR = Pattern.compile("\\w+\\{([^}]*)}");
  private static final Pattern AGGREGATION =
      Pattern.compile("\\b(sum|min|max|avg|count)\\b\\s*(?:by \\(([^)]*)\\))?");

  private static final Pattern BARE_METRIC = Pattern.compile("\\b(up|\\w+_\\w+)\\b(?![{(])");

  static List<JsonNode> rules() {
    return EVERYTHING.alerts();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyAlertHasARunbookThatIsThere(JsonNode rule) throws IOException {
    // Given
    String operations = Files.readString(Path.of("../docs/operations/alerts.md"));
    String alert = rule.path("alert").asText();
    // When
    String runbook = rule.at("/annotations/runbook_url").asText();
    // Then
    assertThat(runbook)
        .isEqualTo(
            "https://docs.example.org/operations/alerts.md#" + alert.toLowerCase(Locale.ROOT));
    assertThat(operations).contains("### " + alert + "\n");
    assertThat(rule.path("expr").asText()).isNotEmpty().doesNotContain("\n");
  }

  @Test
  void noAlertIsThereTwiceAndNoRunbookInVain() throws IOException {
    // Given
    String operations = Files.readString(Path.of("../docs/operations/alerts.md"));
    // When
    List<String> alerts = rules().stream().map(it -> it.path("alert").asText()).toList();
    // Then
    assertThat(alerts).doesNotHaveDuplicates();
    assertThat(
            Pattern.compile("(?m)^### (Magbellen\\w+)$")
                .matcher(operations)
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(alerts);
  }

  /** Two installations in one cluster, or two releases in one namespace, must not ring as one. */
  @ParameterizedTest
  @MethodSource("rules")
  void everyAlertAsksForThisReleaseInThisNamespaceAlone(JsonNode rule) {
    // Given
    String expression = rule.path("expr").asText();
    // When
    List<String> selectors = found(SELECTOR, expression).map(it -> it.group(1)).toList();
    // Then
    assertThat(selectors)
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it)
                    .containsPattern("(^|,)(exported_)?namespace=\"telephony\"")
                    .containsPattern("=~?\"calls-"));
    assertThat(found(BARE_METRIC, skeleton(expression))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyAlertSaysOfWhichNamespaceAndWhatItIs(JsonNode rule) {
    // Given
    String expression = rule.path("expr").asText();
    // When
    List<MatchResult> aggregations = found(AGGREGATION, expression).toList();
    // Then
    assertThat(aggregations)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.group(2)).as(it.group()).isNotNull();
              assertThat(it.group(2).split(", "))
                  .contains("namespace")
                  .containsAnyOf(
                      "service",
                      "deployment",
                      "job_name",
                      "cronjob",
                      "horizontalpodautoscaler",
                      "name",
                      "cnpg_io_cluster",
                      "persistentvolumeclaim");
            });
    assertThat(expression).doesNotContainPattern("absent\\((?!\\w+\\{[^}]*}\\))");
  }

  @Test
  void anotherReleaseAsksForItself() {
    // Given
    Manifests other = Chart.released("other", Everything.ON);
    // When
    List<String> expressions = other.alerts().stream().map(it -> it.path("expr").asText()).toList();
    // Then
    assertThat(expressions)
        .hasSameSizeAs(rules())
        .allSatisfy(it -> assertThat(it).contains("\"other-").doesNotContain("calls-"));
  }

  @Test
  void theAlertOfAServiceThatIsDownKnowsAllServices() {
    // Given
    // When
    String expression = EVERYTHING.alert("MagbellenServiceDown");
    // Then
    assertThat(expression.split(" or "))
        .containsExactly(
            "absent(up{namespace=\"telephony\",service=\"calls-caller-id-service\"})",
            "absent(up{namespace=\"telephony\",service=\"calls-consent-service\"})",
            "absent(up{namespace=\"telephony\",service=\"calls-gateway\"})",
            "absent(up{namespace=\"telephony\",service=\"calls-objection-service\"})",
            "max by (namespace, service) (up{namespace=\"telephony\","
                + "service=~\"calls-(caller-id-service|consent-service|gateway|objection-service)\"})"
                + " == 0");
  }

  /** The counter is there with 0 from the start, so that the very first call rings. */
  @Test
  void oneCallWithoutAPermitRings() {
    assertThat(EVERYTHING.alert("MagbellenCalledWithoutPermit"))
        .isEqualTo(
            "sum by (namespace, service, violation)"
                + " (increase(magbellen_outcomes_violations_total{namespace=\"telephony\","
                + "service=\"calls-gateway\"}[1h])) > 0");
  }

  @Test
  void checksThatEndSoonRingAndSoDoesATrunkThatTellsNothing() {
    // Given
    String prober = "{namespace=\"telephony\",service=\"calls-caller-id-service\"";
    // Then
    assertThat(EVERYTHING.alert("MagbellenCallbackChecksEnd"))
        .isEqualTo(
            "max by (namespace, service) (magbellen_callback_checks_ending" + prober + "}) > 0");
    assertThat(EVERYTHING.alert("MagbellenProberLearnsNothing"))
        .isEqualTo(
            "sum by (namespace, service) (increase(magbellen_probes_total"
                + prober
                + ",answer=\"FAILED\"}[6h])) > 3 and sum by (namespace, service)"
                + " (increase(magbellen_probes_total"
                + prober
                + ",answer!=\"FAILED\"}[6h])) == 0");
  }

  @Test
  void theAlertsOfDatabasesKnowAllDatabases() {
    // Given
    List<String> databases =
        EVERYTHING.of("Cluster").stream().map(it -> it.at("/metadata/name").asText()).toList();
    Pattern exactly = Pattern.compile("cnpg_io_cluster=\"([^\"]+)\"");
    Pattern any = Pattern.compile("cnpg_io_cluster=~\"([^\"]+)\"");
    // When
    List<String> expressions =
        rules().stream()
            .map(it -> it.path("expr").asText())
            .filter(it -> any.matcher(it).find())
            .toList();
    // Then
    assertThat(databases).hasSize(4);
    assertThat(expressions)
        .hasSize(6)
        .allSatisfy(
            it ->
                assertThat(found(any, it))
                    .allSatisfy(
                        name -> assertThat(databases).allMatch(one -> one.matches(name.group(1)))));
    assertThat(
            List.of(
                EVERYTHING.alert("MagbellenDatabaseDown"), EVERYTHING.alert("MagbellenBackupOld")))
        .allSatisfy(
            it ->
                assertThat(found(exactly, it).map(name -> name.group(1)))
                    .containsExactlyInAnyOrderElementsOf(databases));
  }

  @Test
  void theMonitorOfDatabasesScrapesThemAllAndSaysWhichItIs() {
    // Given
    JsonNode spec = EVERYTHING.one("PodMonitor", "calls-databases").path("spec");
    // When
    Stream<String> names =
        spec.at("/selector/matchExpressions/0/values").valueStream().map(JsonNode::asText);
    // Then
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            EVERYTHING.of("Cluster").stream().map(it -> it.at("/metadata/name").asText()).toList());
    assertThat(spec.at("/selector/matchExpressions/0/key").asText()).isEqualTo("cnpg.io/cluster");
    assertThat(spec.at("/selector/matchLabels/cnpg.io~1podRole").asText()).isEqualTo("instance");
    assertThat(spec.at("/podTargetLabels/0").asText()).isEqualTo("cnpg.io/cluster");
    assertThat(spec.at("/podMetricsEndpoints/0/port").asText()).isEqualTo("metrics");
    assertThat(EVERYTHING.of("Cluster"))
        .allSatisfy(it -> assertThat(it.at("/spec/monitoring").isMissingNode()).isTrue());
  }

  @Test
  void databasesOfOthersAreTheirsToWatch() {
    // Given
    String watched =
        """
        networkPolicy: {fromMonitoring: [{podSelector: {}}]}
        monitoring: {serviceMonitor: {enabled: true}, alerts: {enabled: true, runbook: "https://x"}}
        """;
    // When
    Manifests external = Chart.with(Everything.EXTERNAL, watched);
    // Then
    assertThat(external.of("PodMonitor")).isEmpty();
    assertThat(external.of("ServiceMonitor")).hasSize(1);
    assertThat(external.alerts().toString())
        .contains("MagbellenFailsClosed")
        .doesNotContain("MagbellenDatabase", "MagbellenBackup", "MagbellenArchiving");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {instances: 1}                                                                    | MagbellenDatabaseStandbyMissing | MagbellenDatabaseDown
          {instances: 1}                                                                    | MagbellenDatabaseLag            | MagbellenDatabaseDisk
          {plugins: []}                                                                     | MagbellenArchivingFails         | MagbellenDatabaseLag
          {plugins: [{name: barman-cloud.cloudnative-pg.io}]}                               | MagbellenBackupOld              | MagbellenArchivingFails
          {plugins: [{name: tape.example}], scheduledBackup: "0 0 2 * * *"}                 | MagbellenBackupOld              | MagbellenArchivingFails
          {plugins: [{name: tape.example}], scheduledBackup: "0 0 2 * * *"}                 | MagbellenBackupFailed           | MagbellenDatabaseStandbyMissing
          {plugins: [{name: barman-cloud.cloudnative-pg.io}], scheduledBackup: "0 0 2 * * *"} | MagbellenCertificateEnds        | MagbellenBackupOld
          """)
  void noAlertIsThereThatCouldNotRing(String database, String without, String with) {
    // Given
    String values =
        """
        database: {cloudNativePg: %s}
        monitoring: {alerts: {enabled: true, runbook: "https://x"}}
        """
            .formatted(database);
    // When
    Manifests rendered = Chart.with(values);
    // Then
    assertThat(rendered.alerts().stream().map(it -> it.path("alert").asText()))
        .contains(with)
        .doesNotContain(without);
  }

  @Test
  void aBackupIsKnownByTheMetricsOfWhatMadeIt() {
    assertThat(EVERYTHING.alert("MagbellenBackupOld"))
        .endsWith(
            "time() - max by (namespace, cnpg_io_cluster)"
                + " (barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{"
                + "namespace=\"telephony\",cnpg_io_cluster=~\"calls-(caller-id-service|consent-service"
                + "|gateway|objection-service)-db\"}) > 36 * 3600");
  }

  @Test
  void theAlertOfDisksKnowsTheVolumesOfTheOperator() {
    // Given
    String expression = EVERYTHING.alert("MagbellenDatabaseDisk");
    // When
    String volumes = expression.replaceAll(".*persistentvolumeclaim=~\"([^\"]+)\".*", "$1");
    // Then
    assertThat(
            Stream.of(
                "calls-gateway-db-1", "calls-consent-service-db-12", "calls-gateway-db-2-wal"))
        .allMatch(it -> it.matches(volumes));
    assertThat("others-gateway-db-1").doesNotMatch(volumes);
    assertThat(expression).endsWith(" < 0.15");
  }

  @Test
  void theAlertOfCertificatesKnowsThoseOfTheLongestNameToo() {
    // Given
    Manifests rendered = Chart.released("r".repeat(53), Everything.ON);
    String expression = rendered.alert("MagbellenCertificateEnds");
    // When
    String names = expression.replaceAll(".*name=~\"([^\"]+)\".*", "$1");
    // Then
    assertThat(expression)
        .contains("{namespace=\"telephony\",name=~", "{exported_namespace=\"telephony\",name=~");
    assertThat(rendered.of("Certificate"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.at("/metadata/name").asText()).matches(names));
  }

  @Test
  void theAlertOfJobsRingsForThoseThatGaveUp() {
    // Given
    List<String> jobs =
        Chart.with().of("Job").stream().map(it -> it.at("/metadata/name").asText()).toList();
    // When
    String expression = EVERYTHING.alert("MagbellenJobFailed");
    // Then
    assertThat(expression).contains("kube_job_failed{", "condition=\"true\"");
    assertThat(jobs)
        .hasSize(4)
        .allMatch(job -> job.matches(expression.replaceAll(".*job_name=~\"([^\"]+)\".*", "$1")));
  }

  @Test
  void theAlertOfTheLogsMonthsIsOfItsCronJobAndRestsWithIt() {
    // Given
    String cronJob = EVERYTHING.of("CronJob").getFirst().at("/metadata/name").asText();
    String it = "{namespace=\"telephony\",cronjob=\"%s\"}".formatted(cronJob);
    // When
    String expression = EVERYTHING.alert("MagbellenLogMonthsLate");
    // Then
    assertThat(expression)
        .isEqualTo(
            "time() - max by (namespace, cronjob) (kube_cronjob_status_last_successful_time"
                + it
                + " or kube_cronjob_created"
                + it
                + ") > 3 * 86400 unless on (namespace, cronjob) kube_cronjob_spec_suspend"
                + it
                + " == 1");
  }

  @Test
  void theAlertOfTheMaximumIsOfWhatScales() {
    // Given
    String some =
        "{gateway: {autoscaling: {enabled: false}}, consent: {autoscaling: {enabled: false}}}";
    // When
    Manifests rendered = Chart.with(Everything.ON, some);
    String expression = rendered.alert("MagbellenAtMaximum");
    // Then
    assertThat(expression)
        .contains(
            "status_current_replicas{", ">= max by", "spec_max_replicas{", "spec_min_replicas{");
    assertThat(
            rendered.of("HorizontalPodAutoscaler").stream()
                .map(it -> it.at("/metadata/name").asText()))
        .hasSize(2)
        .allMatch(it -> it.matches(expression.replaceAll(".*autoscaler=~\"([^\"]+)\".*", "$1")));
    assertThat(expression).doesNotContain("gateway", "consent");
    assertThat(Chart.with(Everything.ON, NONE_SCALES).alerts().toString())
        .doesNotContain("MagbellenAtMaximum");
  }

  /** The expression without texts, without what selectors say and without names of labels. */
  private static String skeleton(String expression) {
    return expression
        .replaceAll("\"[^\"]*\"", "")
        .replaceAll("\\{[^}]*}", "{}")
        .replaceAll("(by|on) \\([^)]*\\)", "");
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
