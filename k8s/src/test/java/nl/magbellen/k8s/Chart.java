package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The chart as Helm renders it, for a release {@code calls} in the namespace {@code telephony}. */
final class Chart {

  /** Where the chart lies. */
  static final Path HOME = Path.of("magbellen");

  /** The newest Kubernetes that the tests render for. */
  static final String KUBERNETES = "1.35.0";

  /** The least that an installation must say; the rest are defaults. */
  static final String LEAST =
      """
      image: {registry: registry.example.org}
      hosts: {api: api.example.org, pages: pages.example.org, proofs: proofs.example.org}
      oidc: {issuer: "https://login.example.org"}
      codes: {url: "https://messages.example.org"}
      site: {operator: {name: Stichting Voorbeeld, address: "Straat 1, 1234 AB Plaats", kvk: "12345678", email: vraag@example.org,
        dataKeptIn: Nederland, securityContact: veilig@example.org}}
      database: {cloudNativePg: {enabled: true}}
      """;

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Chart() {}

  /** The manifests that these values, on top of the least, give. */
  static Manifests with(String... values) {
    return withKubernetes(KUBERNETES, values);
  }

  /** The manifests for a version of Kubernetes. */
  static Manifests withKubernetes(String version, String... values) {
    return render(Rendered.HOME, "calls", version, files(values));
  }

  /**
   * The manifests that these values, on top of the least, give when the release is there already.
   */
  static Manifests upgradedWith(String... values) {
    return render(Rendered.UPGRADE, "calls", KUBERNETES, files(values));
  }

  /** The manifests of a release that is called otherwise. */
  static Manifests released(String name, String... values) {
    return render(Rendered.HOME, name, KUBERNETES, files(values));
  }

  private static List<Path> files(String... values) {
    List<Path> files = new ArrayList<>(List.of(written(LEAST)));
    List.of(values).forEach(text -> files.add(written(text)));
    return files;
  }

  /** The manifests that a values file of the chart gives, with these values on top. */
  static Manifests withFile(String name, String... values) {
    List<Path> files = new ArrayList<>(List.of(HOME.resolve(name)));
    List.of(values).forEach(text -> files.add(written(text)));
    return render(Rendered.HOME, "calls", KUBERNETES, files);
  }

  /** The manifests of a release of that file when it is upgraded to the chart's next version. */
  static Manifests nextVersionWithFile(String name, String... values) {
    List<Path> files = new ArrayList<>(List.of(HOME.resolve(name)));
    List.of(values).forEach(text -> files.add(written(text)));
    return render(Rendered.NEXT, "calls", KUBERNETES, files);
  }

  /** The manifests that these values alone give. */
  static Manifests withOnly(String values) {
    return render(Rendered.HOME, "calls", KUBERNETES, List.of(written(values)));
  }

  private static Manifests render(Path chart, String release, String version, List<Path> files) {
    TemplateCommand command =
        new Helm(chart)
            .template()
            .withName(release)
            .withNamespace("telephony")
            .withKubeVersion(version)
            .withValuesFile(written(merged(files)));
    return Manifests.read(command.call());
  }

  /** What Helm says to who has installed the chart with these values. */
  static String notes(String... values) {
    return notes(files(values));
  }

  /** The same, of a values file of the chart. */
  static String notesOfFile(String name) {
    return notes(List.of(HOME.resolve(name)));
  }

  private static String notes(List<Path> files) {
    return new Helm(Rendered.OFFLINE)
        .install()
        .clientOnly()
        .dryRun()
        .withDryRunOption(DryRun.CLIENT)
        .withName("calls")
        .withNamespace("telephony")
        .withValuesFile(written(merged(files)))
        .call()
        .getOutput();
  }

  /** These values on top of the least, as YAML. */
  static String onTopOfTheLeast(String values) {
    return merged(files(values));
  }

  // One file: Helm in a jar takes one.
  private static String merged(List<Path> files) {
    try {
      var all = YAML.createObjectNode();
      for (Path file : files) {
        YAML.setDefaultMergeable(true).readerForUpdating(all).readValue(Files.readString(file));
      }
      return YAML.writeValueAsString(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path written(String values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the chart, read as YAML or JSON. */
  static Map<String, Object> file(String name) {
    try {
      return YAML.readValue(
          HOME.resolve(name).toFile(),
          YAML.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies whose hooks are no hooks, and of which one believes that it is an upgrade: Helm in a jar
   * does neither show hooks nor know upgrades when it only renders. One takes any Kubernetes:
   * without a cluster an installation is for an old one.
   */
  private static final class Rendered {

    private static final Map<String, String> SHOWN =
        Map.of("\"helm.sh/hook\"", "\"rendered/hook\"");

    static final Path HOME = copy(SHOWN);
    static final Path UPGRADE =
        copy(Map.of("\"helm.sh/hook\"", "\"rendered/hook\"", ".Release.IsInstall", "false"));
    static final Path NEXT =
        copy(
            Map.of(
                "\"helm.sh/hook\"",
                "\"rendered/hook\"",
                ".Release.IsInstall",
                "false",
                "0.1.0",
                "0.2.0"));
    static final Path OFFLINE = copy(Map.of(">=1.30.0-0", ">=1.0.0-0"));

    private static Path copy(Map<String, String> changes) {
      try (var files = Files.walk(Chart.HOME)) {
        Path home = Files.createTempDirectory("chart").resolve("magbellen");
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = home.resolve(Chart.HOME.relativize(file));
          Files.createDirectories(target.getParent());
          Files.writeString(target, changed(Files.readString(file), changes));
        }
        return home;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String changed(String text, Map<String, String> changes) {
      for (var change : changes.entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      return text;
    }
  }
}
