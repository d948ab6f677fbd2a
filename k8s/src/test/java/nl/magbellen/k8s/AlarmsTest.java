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
import org.junit.jupiter.params.provider.MethodSource;

/** What wakes somebody up, and for whose sake. */
class AlarmsTest {

  private static final Manifests EVERYTHING = Chart.with(Everything.ON);
  private static final Pattern SELECTOR = Pattern.compile("\\w+\\{([^}]*)}");
  private static final Pattern AGGREGATION =
      Pattern.compile("\\b(sum|min|max|avg|count)\\b\\s*(?:by \\(([^)]*)\\))?");

  private static final Pattern BARE_METRIC = Pattern.compile("\\b(up|\\w+_\\w+)\\b(?![{(])");

  static List<JsonNode> rules() {
    return EVERYTHING.alarms();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyAlarmHasARunbookThatIsThere(JsonNode rule) throws IOException {
    // Given
    String operations = Files.readString(Path.of("../docs/operations.md"));
    String alert = rule.path("alert").asText();
    // When
    String runbook = rule.at("/annotations/runbook_url").asText();
    // Then
    assertThat(runbook)
        .isEqualTo("https://docs.example.org/operations.md#" + alert.toLowerCase(Locale.ROOT));
    assertThat(operations).contains("### " + alert + "\n");
    assertThat(rule.path("expr").asText()).isNotEmpty().doesNotContain("\n");
  }

  @Test
  void noAlarmIsThereTwiceAndNoRunbookInVain() throws IOException {
    // Given
    String operations = Files.readString(Path.of("../docs/operations.md"));
    // When
    List<String> alarms = rules().stream().map(it -> it.path("alert").asText()).toList();
    // Then
    assertThat(alarms).doesNotHaveDuplicates();
    assertThat(
            Pattern.compile("(?m)^### (Magbellen\\w+)$")
                .matcher(operations)
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(alarms);
  }

  /** Two installations in one cluster, or two releases in one namespace, must not ring as one. */
  @ParameterizedTest
  @MethodSource("rules")
  void everyAlarmAsksForThisReleaseInThisNamespaceAlone(JsonNode rule) {
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
  void everyAlarmSaysOfWhichNamespaceAndWhatItIs(JsonNode rule) {
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
                      "service", "job_name", "name");
            });
    assertThat(expression).doesNotContainPattern("absent\\((?!\\w+\\{[^}]*}\\))");
  }

  @Test
  void anotherReleaseAsksForItself() {
    // Given
    Manifests other = Chart.released("other", Everything.ON);
    // When
    List<String> expressions = other.alarms().stream().map(it -> it.path("expr").asText()).toList();
    // Then
    assertThat(expressions)
        .hasSameSizeAs(rules())
        .allSatisfy(it -> assertThat(it).contains("\"other-").doesNotContain("calls-"));
  }

  @Test
  void theAlarmOfAServiceThatIsDownKnowsAllServices() {
    // Given
    // When
    String expression = EVERYTHING.alarm("MagbellenServiceDown");
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

  @Test
  void theAlarmOfCertificatesKnowsThoseOfTheLongestNameToo() {
    // Given
    Manifests rendered = Chart.released("r".repeat(53), Everything.ON);
    String expression = rendered.alarm("MagbellenCertificateEnds");
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
  void theAlarmOfJobsRingsForThoseThatGaveUp() {
    // Given
    List<String> jobs =
        Chart.with().of("Job").stream().map(it -> it.at("/metadata/name").asText()).toList();
    // When
    String expression = EVERYTHING.alarm("MagbellenJobFailed");
    // Then
    assertThat(expression).contains("kube_job_failed{", "condition=\"true\"");
    assertThat(jobs)
        .hasSize(4)
        .allMatch(job -> job.matches(expression.replaceAll(".*job_name=~\"([^\"]+)\".*", "$1")));
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
