package nl.magbellen.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;

/** What builds us is named by its version and known by its bytes. */
class PinnedBuildTest {

  private static final Path PROJECT = RunningStack.project();

  private static final Pattern PLUGIN =
      Pattern.compile(
          "<plugin>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*"
              + "(?:<version>([^<]+)</version>)?");

  private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+)>([^<]+)</\\1>");

  @Test
  void wrapperKnowsTheBytesOfTheMavenThatItFetches() throws IOException {
    // Given
    Properties wrapper = new Properties();
    // When
    try (var file =
        Files.newBufferedReader(PROJECT.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
      wrapper.load(file);
    }
    // Then
    assertThat(wrapper.getProperty("distributionUrl")).startsWith("https://");
    assertThat(wrapper.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
  }

  @Test
  void everyPluginHasAVersion() throws IOException {
    // Given
    Set<String> pinned = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    // When
    for (Path pom : poms()) {
      Matcher plugin = PLUGIN.matcher(Files.readString(pom));
      while (plugin.find()) {
        String name = plugin.group(1) + ":" + plugin.group(2);
        (plugin.group(3) == null ? used : pinned).add(name);
      }
    }
    // Then
    assertThat(pinned).containsAll(used).hasSizeGreaterThan(12);
    assertThat(pinned)
        .contains(
            "org.apache.maven.plugins:maven-clean-plugin",
            "org.apache.maven.plugins:maven-resources-plugin",
            "org.apache.maven.plugins:maven-install-plugin",
            "org.apache.maven.plugins:maven-deploy-plugin",
            "org.apache.maven.plugins:maven-site-plugin");
  }

  @Test
  void noVersionIsARangeOrASnapshot() throws IOException {
    for (Path pom : poms()) {
      assertThat(Files.readString(pom))
          .as(pom.toString())
          .doesNotContainPattern("<version>\\s*[\\[(]|-SNAPSHOT<|<version>(LATEST|RELEASE)<");
    }
  }

  /** A release has one version. */
  @Test
  void clientsHaveTheVersionOfTheWhole() throws IOException {
    // Given
    String version =
        Pattern.compile("<version>([^<]+)</version>")
            .matcher(Files.readString(PROJECT.resolve("pom.xml")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    // When
    String npm = Files.readString(PROJECT.resolve("clients/typescript/package.json"));
    String python = Files.readString(PROJECT.resolve("clients/python/pyproject.toml"));
    // Then
    assertThat(npm).contains("\"version\": \"" + version + "\"");
    assertThat(python).contains("version = \"" + version + "\"");
  }

  /** {@code .mvn/record-checksums} makes the list anew. */
  @Test
  void everyPluginOfTheBuildIsKnownByItsBytes() throws IOException {
    // Given
    String known = Files.readString(PROJECT.resolve(".mvn/checksums/checksums.sha256"));
    String root = Files.readString(PROJECT.resolve("pom.xml"));
    List<String> unknown = new ArrayList<>();
    // When
    Matcher plugin =
        PLUGIN.matcher(root.substring(root.indexOf("<build>"), root.indexOf("<profiles>")));
    // Then
    while (plugin.find()) {
      if (plugin.group(3) == null) {
        // the version stands where the plugin is managed
        continue;
      }
      String path = path(plugin.group(1), plugin.group(2), version(root, plugin.group(3)));
      if (!known.contains(path)) {
        unknown.add(path);
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** A build warns; a release refuses. */
  @Test
  void mavenHoldsWhatItFetchesAgainstTheChecksums() throws IOException {
    assertThat(Files.readString(PROJECT.resolve(".github/workflows/release.yml")))
        .doesNotContainPattern("mvnw -B -ntp (?!--strict-checksums)");
    assertThat(Files.readString(PROJECT.resolve(".mvn/maven.config")).lines())
        .contains(
            "-Daether.checksums.algorithms=SHA-256,SHA-1",
            "-Daether.trustedChecksumsSource.summaryFile=true");
  }

  private static String path(String group, String name, String version) {
    return "%s/%s/%s/%s-%s.jar".formatted(group.replace('.', '/'), name, version, name, version);
  }

  private static String version(String root, String written) {
    Matcher property = PROPERTY.matcher(root.substring(0, root.indexOf("</properties>")));
    while (property.find()) {
      if (written.equals("${" + property.group(1) + "}")) {
        return property.group(2);
      }
    }
    return written;
  }

  private static List<Path> poms() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("pom.xml"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }
}
