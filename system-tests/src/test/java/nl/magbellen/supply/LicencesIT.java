package nl.magbellen.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a service ships is known by its bytes, and stands under a licence that we may ship. */
class LicencesIT {

  private static final Path PROJECT = RunningStack.project();
  private static final String CHECKSUMS = ".mvn/checksums/checksums.sha256";

  /** Ours; and the one library of which Quarkus leaves out a part. */
  private static final List<String> MADE_HERE =
      List.of("nl.magbellen.", "io.opentelemetry.opentelemetry-exporter-otlp-");

  @ParameterizedTest
  @EnumSource
  void whatIsShippedHasALicenceOfTheList(Service service) throws IOException {
    // Given
    List<Pattern> allowed = allowed();
    List<String> refused = new ArrayList<>();
    // When
    Set<Artifact> shipped = shipped(service);
    // Then
    for (Artifact artifact : shipped) {
      List<String> licences = artifact.licences();
      boolean isAllowed =
          licences.stream().anyMatch(it -> allowed.stream().anyMatch(l -> l.matcher(it).matches()));
      if (!isAllowed) {
        refused.add(artifact + " " + licences);
      }
    }
    assertThat(shipped).hasSizeGreaterThan(100);
    assertThat(refused).isEmpty();
  }

  /** Not what is fetched alone, but what goes out. */
  @ParameterizedTest
  @EnumSource
  void everyLibraryThatGoesOutHasTheBytesThatAreKnown(Service service) throws Exception {
    // Given
    Set<String> known = new TreeSet<>();
    for (String line : Files.readAllLines(PROJECT.resolve(CHECKSUMS))) {
      known.add(line.split(" ", 2)[0]);
    }
    List<Path> libraries = libraries(service);
    List<Path> unknown = new ArrayList<>();
    // When
    for (Path library : libraries) {
      byte[] bytes = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library));
      if (!known.contains(HexFormat.of().formatHex(bytes))) {
        unknown.add(library.getFileName());
      }
    }
    // Then
    assertThat(libraries).hasSizeGreaterThan(100);
    assertThat(unknown).isEmpty();
  }

  private static List<Path> libraries(Service service) throws IOException {
    try (Stream<Path> files =
        Files.walk(PROJECT.resolve(service.module() + "/target/quarkus-app/lib"))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> MADE_HERE.stream().noneMatch(file.getFileName().toString()::startsWith))
          .toList();
    }
  }

  /** {@code .mvn/record-checksums} makes the list anew. */
  @ParameterizedTest
  @EnumSource
  void whatIsShippedIsOnTheListOfWhatIsKnown(Service service) throws IOException {
    // Given
    String known = Files.readString(PROJECT.resolve(CHECKSUMS));
    // When
    List<String> unknown =
        shipped(service).stream().map(Artifact::jar).filter(jar -> !known.contains(jar)).toList();
    // Then
    assertThat(unknown).isEmpty();
  }

  @Test
  void strongCopyleftIsNotOnTheList() {
    assertThat(List.of("GNU General Public License v3.0", "AGPL-3.0", "SSPL-1.0", "BUSL-1.1"))
        .noneMatch(it -> allowed().stream().anyMatch(licence -> licence.matcher(it).matches()));
  }

  private static Set<Artifact> shipped(Service service) throws IOException {
    Path list =
        PROJECT.resolve(service.module() + "/target/quarkus-app/quarkus-app-dependencies.txt");
    Set<Artifact> shipped = new TreeSet<>();
    for (String line : Files.readAllLines(list)) {
      Artifact artifact = Artifact.parse(line);
      if (!artifact.isOurs()) {
        shipped.add(artifact);
      }
    }
    return shipped;
  }

  private static List<Pattern> allowed() {
    try (InputStream list = LicencesIT.class.getResourceAsStream("/licences.csv")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Pattern.compile(line.split(";\\s*", 2)[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
