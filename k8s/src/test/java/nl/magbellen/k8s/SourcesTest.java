package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the source of all modules says and the classes do not: an import that nothing but a comment
 * uses is gone when it is compiled, and so is the text of a query.
 */
class SourcesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(nl\\.magbellen(?:\\.[a-z]\\w*)*)\\.[A-Z]");

  private static final Pattern SQL =
      Pattern.compile(
          "(?i)\\b(insert\\s+into|delete\\s+from|select\\s[\\w.*(), ]+\\sfrom|update\\s+\\w+(\\s+\\w+)?\\s+set)\\s");

  @Test
  void noImportMakesACycleOfPackages() throws IOException {
    // Given
    Map<String, Set<String>> imports = imports();
    // When
    List<String> cycle = cycle(imports);
    // Then
    assertThat(imports).containsKeys("nl.magbellen.site.service", "nl.magbellen.gateway.log");
    assertThat(cycle).isEmpty();
  }

  /** What can be asked and how it is kept are two classes, which can be read one by one. */
  @Test
  void noResourceHoldsSql() throws IOException {
    // Given
    List<Path> resources =
        sources().stream().filter(it -> it.toString().endsWith("Resource.java")).toList();
    // When
    List<Path> withSql = new ArrayList<>();
    for (Path resource : resources) {
      if (SQL.matcher(Files.readString(resource)).find()) {
        withSql.add(resource);
      }
    }
    // Then
    assertThat(resources).hasSizeGreaterThan(20);
    assertThat(withSql).isEmpty();
  }

  /** The packages that the sources of each package import. */
  private static Map<String, Set<String>> imports() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (Path source : sources()) {
      String java = Files.readString(source);
      String own = only(PACKAGE, java);
      Set<String> others = imports.computeIfAbsent(own, _ -> new TreeSet<>());
      IMPORT.matcher(java).results().map(it -> it.group(1)).forEach(others::add);
      others.remove(own);
    }
    return imports;
  }

  /** The packages of one cycle, the first again at its end; empty when there is none. */
  private static List<String> cycle(Map<String, Set<String>> imports) {
    Set<String> free = new TreeSet<>();
    for (String start : imports.keySet()) {
      List<String> cycle = cycle(imports, start, new ArrayList<>(), free);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    return List.of();
  }

  private static List<String> cycle(
      Map<String, Set<String>> imports, String at, List<String> way, Set<String> free) {
    if (way.contains(at)) {
      return Stream.concat(way.subList(way.indexOf(at), way.size()).stream(), Stream.of(at))
          .toList();
    }
    if (free.contains(at)) {
      return List.of();
    }
    way.add(at);
    for (String next : imports.getOrDefault(at, Set.of())) {
      List<String> cycle = cycle(imports, next, way, free);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    way.removeLast();
    free.add(at);
    return List.of();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(it -> it.toString().contains("/src/main/java/"))
          .filter(it -> it.toString().endsWith(".java"))
          .toList();
    }
  }

  private static String only(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).findFirst().orElseThrow();
  }
}
