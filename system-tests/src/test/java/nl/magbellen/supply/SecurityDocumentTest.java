package nl.magbellen.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;

/** The threat model names tests that are there, and says so where there is none. */
class SecurityDocumentTest {

  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.([a-z]\\w*))?`");

  private static final Pattern THREAT = Pattern.compile("\\| (?:B\\d|all) \\| [STRIDE] \\|.*");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    // Given
    List<Path> sources = sources();
    List<String> missing = new ArrayList<>();
    // When
    Matcher named = TEST.matcher(document());
    // Then
    int count = 0;
    while (named.find()) {
      count++;
      if (!isThere(sources, named.group(1), named.group(2))) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(40);
  }

  @Test
  void everyThreatHasATestOrSaysThatThereIsNone() throws IOException {
    // When
    List<String> threats =
        document().lines().filter(line -> THREAT.matcher(line).matches()).toList();
    // Then
    assertThat(threats).hasSizeGreaterThan(25);
    assertThat(threats).allMatch(line -> TEST.matcher(line).find() || line.contains("no test |"));
  }

  @Test
  void everyKindOfThreatIsThoughtOf() throws IOException {
    assertThat(document()).contains("| S |", "| T |", "| R |", "| I |", "| D |", "| E |");
  }

  private static boolean isThere(List<Path> sources, String type, String method)
      throws IOException {
    for (Path source : sources) {
      boolean isTheType = source.getFileName().toString().equals(type + ".java");
      if (isTheType && (method == null || declares(source, method))) {
        return true;
      }
    }
    return false;
  }

  private static boolean declares(Path source, String method) throws IOException {
    return Files.readString(source).matches("(?s).*\\s" + Pattern.quote(method) + "\\(.*");
  }

  private static String document() throws IOException {
    return Files.readString(RunningStack.project().resolve("SECURITY.md"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(RunningStack.project())) {
      return files
          .filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
          .toList();
    }
  }
}
