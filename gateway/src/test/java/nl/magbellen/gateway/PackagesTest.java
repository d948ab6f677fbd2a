package nl.magbellen.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md shows the gateway as it is; only the log names the tables of the log. */
class PackagesTest {

  private static final String HOME = "nl.magbellen.gateway";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern ARROW = Pattern.compile("(?m)^ *([\\w-]+) --> ([\\w-]+)$");
  private static final Pattern FLOOR =
      Pattern.compile("(?ms)^ *subgraph \\w+ \\[[^]]*]\\n(.*?)^ *end$");
  private static final Pattern TABLE_OF_THE_LOG =
      Pattern.compile(
          "(?i)\\b(?:from|join|into|update|table)\\s+(?:decision|decision_page)\\b"
              + "|'(?:decision|decision_page)'::regclass");

  @Test
  void thePictureHasTheArrowsOfTheCodeAndNoOther() throws IOException {
    // Given
    Map<String, Set<String>> uses = packages();
    // When
    Set<String> drawn =
        new TreeSet<>(
            found(ARROW, picture()).map(it -> it.group(1) + " --> " + it.group(2)).toList());
    // Then
    assertEquals(
        String.join("\n", new TreeSet<>(shortest(uses))),
        String.join("\n", drawn),
        "the arrows of docs/architecture.md, \"The gateway's packages\"");
  }

  @Test
  void everyArrowGoesDown() throws IOException {
    // Given
    Map<String, Integer> floors = floors();
    Map<String, Set<String>> uses = packages();
    // When
    List<String> upwards =
        uses.entrySet().stream()
            .flatMap(from -> from.getValue().stream().map(to -> List.of(from.getKey(), to)))
            .filter(arrow -> floors.get(arrow.getFirst()) >= floors.get(arrow.getLast()))
            .map(arrow -> String.join(" --> ", arrow))
            .toList();
    // Then
    assertEquals(List.of(), upwards);
    assertEquals(uses.keySet(), new TreeSet<>(floors.keySet()));
  }

  @Test
  void whoTakesPartInADecisionIsThere() throws IOException {
    // Given
    List<String> parts =
        found(Pattern.compile("(?m)^  participant (\\w+)$"), document())
            .map(it -> it.group(1))
            .toList();
    // When
    List<String> missing = parts.stream().filter(it -> !isClass(it)).toList();
    // Then
    assertTrue(parts.size() > 5, "participants: " + parts);
    assertEquals(List.of(), missing);
  }

  @Test
  void onlyTheLogNamesItsTables() throws IOException {
    // Given
    List<Path> files = sources();
    // When
    Set<String> naming = new TreeSet<>();
    for (Path file : files) {
      if (TABLE_OF_THE_LOG.matcher(Files.readString(file)).find()) {
        naming.add(file.getParent().getFileName().toString());
      }
    }
    // Then
    assertEquals(Set.of("log"), naming);
  }

  /** What each package of the gateway uses of the others. */
  private static Map<String, Set<String>> packages() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOME)) {
      String from = shortName(type);
      Set<String> used = uses.computeIfAbsent(from, name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(it -> it.getTargetClass().getBaseComponentType())
          .filter(it -> it.getPackageName().startsWith(HOME))
          .map(PackagesTest::shortName)
          .filter(to -> !to.equals(from))
          .forEach(used::add);
    }
    return uses;
  }

  private static String shortName(JavaClass type) {
    String[] names = type.getPackageName().split("\\.");
    return names[names.length - 1];
  }

  /** The arrows without those for which a longer way says the same. */
  private static List<String> shortest(Map<String, Set<String>> uses) {
    List<String> arrows = new ArrayList<>();
    uses.forEach(
        (from, used) ->
            used.stream()
                .filter(to -> used.stream().noneMatch(by -> !by.equals(to) && leads(uses, by, to)))
                .forEach(to -> arrows.add(from + " --> " + to)));
    return arrows;
  }

  private static boolean leads(Map<String, Set<String>> uses, String from, String to) {
    return uses.get(from).contains(to)
        || uses.get(from).stream().anyMatch(by -> leads(uses, by, to));
  }

  /** Each package's floor, the uppermost is 0. */
  private static Map<String, Integer> floors() throws IOException {
    Map<String, Integer> floors = new HashMap<>();
    List<String> drawn = found(FLOOR, picture()).map(it -> it.group(1)).toList();
    for (int floor = 0; floor < drawn.size(); floor++) {
      for (String name : drawn.get(floor).strip().split("\\s+")) {
        floors.put(name, floor);
      }
    }
    return floors;
  }

  private static String picture() throws IOException {
    String chapter = document().split("\n## The gateway's packages\n")[1];
    return chapter.split("```mermaid\n")[1].split("\n```")[0];
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("../docs/architecture.md"));
  }

  private static boolean isClass(String name) {
    try {
      return sources().stream().anyMatch(it -> it.endsWith(name + ".java"))
          || Class.forName("nl.magbellen.decision." + name) != null;
    } catch (IOException | ClassNotFoundException none) {
      return false;
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(it -> it.toString().endsWith(".java")).toList();
    }
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
