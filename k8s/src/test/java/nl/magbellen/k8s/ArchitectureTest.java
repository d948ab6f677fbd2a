package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md shows the processes and libraries as they are. */
class ArchitectureTest {

  private static final Path ROOT = Path.of("..");
  private static final Manifests CHART = Chart.with();

  /** By the key of the REST client's settings. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "gateway", "gateway",
          "consent", "consent-service",
          "objection", "objection-service",
          "caller-id", "caller-id-service");

  private static final Pattern ARROW =
      Pattern.compile("(?m)^ *([\\w/-]+)\\S*(?: ?\\(.*\\))? --> ([\\w/-]+)");
  private static final Pattern REST_CLIENT =
      Pattern.compile("@RegisterRestClient\\(configKey = \"([^\"]+)\"\\)");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void theArrowsBetweenProcessesAreThoseThatTheChartLetsThrough() throws IOException {
    // Given
    Set<String> allowed = new TreeSet<>();
    for (String service : SERVICES.values()) {
      JsonNode policy = CHART.one("NetworkPolicy", "calls-" + service);
      names(policy.at("/spec/ingress/0/from")).forEach(it -> allowed.add(it + " --> " + service));
    }
    // When
    Set<String> drawn = betweenServices();
    // Then
    assertThat(drawn).isEqualTo(allowed);
  }

  @Test
  void theArrowsBetweenProcessesAreThoseOfTheirRestClients() throws IOException {
    // Given
    Set<String> asked = new TreeSet<>();
    Map<String, Set<String>> uses = dependencies();
    for (String process : SERVICES.values()) {
      for (String module : modules()) {
        if (module.equals(process) || leads(uses, process, module)) {
          restClients(module).forEach(key -> asked.add(process + " --> " + SERVICES.get(key)));
        }
      }
    }
    // When
    Set<String> drawn = betweenServices();
    // Then
    assertThat(drawn).isEqualTo(asked);
  }

  @Test
  void eachProcessHasADatabaseOfItsOwn() throws IOException {
    // Given
    String picture = picture("Processes");
    // When
    List<String> databases =
        arrows(picture).stream().filter(it -> it.endsWith("-db")).sorted().toList();
    // Then
    assertThat(databases)
        .containsExactlyElementsOf(
            SERVICES.values().stream().sorted().map(it -> it + " --> " + it + "-db").toList());
  }

  @Test
  void theArrowsBetweenModulesAreThoseOfMaven() throws IOException {
    // Given
    Map<String, Set<String>> uses = dependencies();
    Set<String> shortest = new TreeSet<>();
    uses.forEach(
        (from, used) ->
            used.stream()
                .filter(to -> used.stream().noneMatch(by -> leads(uses, by, to)))
                .forEach(to -> shortest.add(from + " --> " + to)));
    // When
    Set<String> drawn = new TreeSet<>(arrows(picture("Libraries")));
    // Then
    assertThat(drawn).isEqualTo(shortest);
  }

  @Test
  void everyModuleIsInTheTableOfDirectories() throws IOException {
    // Given
    String table = chapter("Where to start reading");
    // When
    List<String> listed =
        found(Pattern.compile("(?m)^\\| `([^`]+)` "), table).map(it -> it.group(1)).toList();
    // Then
    assertThat(listed).containsExactlyInAnyOrderElementsOf(modules());
  }

  @Test
  void everyLinkOfTheDocumentsLeadsToAFile() throws IOException {
    // Given
    List<Path> documents = documents();
    // When
    Set<String> broken = new TreeSet<>();
    for (Path document : documents) {
      found(LINK, Files.readString(document))
          .filter(it -> !leadsSomewhere(document, it))
          .forEach(it -> broken.add(document + ": " + it.group()));
    }
    // Then
    assertThat(broken).isEmpty();
  }

  /** What is decided is history: an ADR may name what is gone. */
  @Test
  void everyPathThatADocumentNamesIsThere() throws IOException {
    // Given
    Pattern path = Pattern.compile("`((?:%s)/[\\w./-]+)`".formatted(String.join("|", modules())));
    List<Path> documents =
        documents().stream().filter(it -> !it.startsWith(ROOT.resolve("docs/adr"))).toList();
    // When
    Set<String> gone = new TreeSet<>();
    for (Path document : documents) {
      found(path, Files.readString(document))
          .map(it -> it.group(1))
          .filter(it -> !it.contains("/target/") && Files.notExists(ROOT.resolve(it)))
          .forEach(it -> gone.add(document + ": " + it));
    }
    // Then
    assertThat(gone).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              files.filter(it -> it.toString().endsWith(".md")),
              Stream.of(
                      "README.md",
                      "integrations/README.md",
                      "CONTRIBUTING.md",
                      "k8s/README.md",
                      "k8s/magbellen/README.md",
                      "k8s/cluster/README.md")
                  .map(ROOT::resolve))
          .toList();
    }
  }

  private static boolean leadsSomewhere(Path document, MatchResult link) {
    Path target = document.resolveSibling(link.group(1));
    if (link.group(2) == null || !Files.isRegularFile(target)) {
      return Files.exists(target);
    }
    try {
      return found(Pattern.compile("(?m)^#+ (.*)$"), Files.readString(target))
          .anyMatch(it -> link.group(2).equals("#" + anchor(it.group(1))));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }

  private static Set<String> betweenServices() throws IOException {
    Set<String> between = new TreeSet<>(arrows(picture("Processes")));
    between.removeIf(arrow -> !SERVICES.values().containsAll(List.of(arrow.split(" --> "))));
    return between;
  }

  /** The keys of the settings of a module's REST clients. */
  private static Set<String> restClients(String module) throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path source : javaOf(ROOT.resolve(module).resolve("src/main/java"))) {
      found(REST_CLIENT, Files.readString(source)).forEach(it -> keys.add(it.group(1)));
    }
    return keys;
  }

  private static List<String> arrows(String picture) {
    return found(ARROW, picture).map(it -> it.group(1) + " --> " + it.group(2)).toList();
  }

  /** What each module is built of, of our own; the service's tests' helpers do not count. */
  private static Map<String, Set<String>> dependencies() throws IOException {
    Map<String, String> modules = new TreeMap<>();
    for (String module : modules()) {
      modules.put(module.replace("libraries/", "magbellen-"), module);
    }
    Map<String, Set<String>> uses = new TreeMap<>();
    for (String module : modules.values()) {
      String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
      String own = pom.substring(pom.indexOf("</parent>"));
      Set<String> used = new TreeSet<>();
      found(
              Pattern.compile(
                  "<dependency>\\s*<groupId>nl\\.magbellen</groupId>\\s*<artifactId>([^<]+)<"),
              own)
          .forEach(it -> used.add(modules.get(it.group(1))));
      uses.put(module, used);
    }
    return uses;
  }

  private static boolean leads(Map<String, Set<String>> uses, String from, String to) {
    return uses.get(from).contains(to)
        || uses.get(from).stream().anyMatch(by -> leads(uses, by, to));
  }

  private static List<String> modules() throws IOException {
    return found(MODULE, Files.readString(ROOT.resolve("pom.xml"))).map(it -> it.group(1)).toList();
  }

  private static List<Path> javaOf(Path sources) throws IOException {
    if (Files.notExists(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(it -> it.toString().endsWith(".java")).toList();
    }
  }

  private static String picture(String chapter) throws IOException {
    return chapter(chapter).split("```mermaid\n")[1].split("\n```")[0];
  }

  private static String chapter(String heading) throws IOException {
    String document = Files.readString(ROOT.resolve("docs/architecture.md"));
    return document.split("\n## " + heading + "\n")[1].split("\n## ")[0];
  }

  private static List<String> names(JsonNode peers) {
    return peers
        .valueStream()
        .map(it -> it.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
