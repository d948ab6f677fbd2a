package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change from one version of the chart to the next. */
class UpgradeTest {

  private static final Path KEPT = Path.of("src/test/resources/never-changed.txt");

  /** The first migration of each service makes its tables; no replica ran before it. */
  private static final String FIRST = "V0100";

  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "drop (table|column|view|function)|rename (to|column)|\\btruncate|delete from"
              + "|set not null|alter column \\S+ (set data )?type",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FUNCTION =
      Pattern.compile("(?s)create (or replace )?function .*?\\$\\$.*?\\$\\$");

  /**
   * Kubernetes refuses to change a selector; another name is another database, or none behind a
   * route. A line may be added to the file; one that changes is a new major version.
   */
  @Test
  void namesAndSelectorsStayAsTheyAre() throws IOException {
    // Given
    List<String> now =
        Chart.with(Everything.ON).all().stream()
            .flatMap(UpgradeTest::unchangeable)
            .sorted()
            .toList();
    if (Boolean.getBoolean("magbellen.write")) {
      Files.write(KEPT, now);
    }
    // When
    List<String> kept = Files.readAllLines(KEPT);
    // Then
    assertThat(kept).hasSizeGreaterThan(20).isEqualTo(now);
  }

  private static Stream<String> unchangeable(JsonNode manifest) {
    String name = manifest.path("kind").asText() + " " + manifest.at("/metadata/name").asText();
    return switch (manifest.path("kind").asText()) {
      case "Deployment" -> Stream.of(name + " " + manifest.at("/spec/selector/matchLabels"));
      case "Service" -> Stream.of(name + " " + manifest.at("/spec/selector"));
      case "Cluster" -> Stream.of(name + " " + manifest.at("/spec/bootstrap"));
      case "HorizontalPodAutoscaler", "PodDisruptionBudget", "HTTPRoute", "Ingress", "CronJob" ->
          Stream.of(name);
      default -> Stream.empty();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void migrationsOnlyAddWhileCopiesOfBeforeGoOn(String service) throws IOException {
    // Given
    List<Path> migrations = migrations(service);
    // When
    List<Path> takingAway =
        migrations.stream()
            .filter(it -> it.getFileName().toString().compareTo(FIRST + "~") > 0)
            .filter(it -> takesAway(text(it)))
            .toList();
    // Then
    assertThat(migrations).isNotEmpty();
    assertThat(takingAway).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table decision;",
        "alter table decision\n  drop column subject;",
        "alter table decision alter column subject set not null;",
        "alter table decision alter column place type integer;",
        "alter table decision rename to decisions;",
        "delete from decision;",
        "truncate decision;",
        "create function f() returns int language sql as $$ select 1 $$; delete from decision;"
      })
  void takingAwayIsSeen(String migration) {
    // When
    boolean seen = takesAway(migration);
    // Then
    assertThat(seen).isTrue();
  }

  @Test
  void howATableIsVacuumedTakesNothingAway() {
    // Given
    String migration = "create table leaf (id bigint) with (vacuum_truncate = false);";
    // When
    boolean seen = takesAway(migration);
    // Then
    assertThat(seen).isFalse();
  }

  private static List<Path> migrations(String service) throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("..", service, "src/main/resources/db/migration"))) {
      return files.sorted().toList();
    }
  }

  private static String text(Path migration) {
    try {
      return Files.readString(migration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in a function is done when it is called, not when it is made. */
  private static boolean takesAway(String migration) {
    return TAKES_AWAY.matcher(FUNCTION.matcher(migration).replaceAll("")).find();
  }
}
