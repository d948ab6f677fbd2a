package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was rendered, in order. */
record Manifests(List<JsonNode> all) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  Manifests {
    all = List.copyOf(all);
  }

  /** Reads YAML with any number of documents; empty ones do not count. */
  static Manifests read(String yaml) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return new Manifests(documents.readAll().stream().filter(JsonNode::isObject).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(yaml, e);
    }
  }

  /** Those of a kind. */
  List<JsonNode> of(String kind) {
    return all.stream().filter(it -> it.path("kind").asText().equals(kind)).toList();
  }

  /** The one of this kind and name. */
  JsonNode one(String kind, String name) {
    return of(kind).stream()
        .filter(it -> nameOf(it).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among " + names()));
  }

  /** Kind and name of each. */
  List<String> names() {
    return all.stream().map(it -> it.path("kind").asText() + "/" + nameOf(it)).toList();
  }

  /** The rules of all alerts, in order. */
  List<JsonNode> alerts() {
    return of("PrometheusRule").stream()
        .flatMap(it -> it.at("/spec/groups").valueStream())
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  /** What the alert of this name asks. */
  String alert(String name) {
    return alerts().stream()
        .filter(it -> it.path("alert").asText().equals(name))
        .map(it -> it.path("expr").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no alert " + name));
  }

  /** The specs of all pods: of Deployments, of Jobs, of what runs by the clock and of tests. */
  Stream<JsonNode> pods() {
    return podTemplates().map(it -> it.path("spec"));
  }

  /** The same, with their labels. */
  Stream<JsonNode> podTemplates() {
    return Stream.of(
            of("Deployment").stream().map(it -> it.at("/spec/template")),
            of("Job").stream().map(it -> it.at("/spec/template")),
            of("CronJob").stream().map(it -> it.at("/spec/jobTemplate/spec/template")),
            of("Pod").stream())
        .flatMap(pods -> pods);
  }

  /** A variable of a service's container; missing when there is none of this name. */
  JsonNode variable(String deployment, String name) {
    for (JsonNode variable :
        one("Deployment", deployment).at("/spec/template/spec/containers/0/env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable;
      }
    }
    return MissingNode.getInstance();
  }

  /**
   * Which key of which Secret each setting of a pod is, {@code secret/key} by the setting's name.
   */
  static Map<String, String> secrets(JsonNode pod) {
    Map<String, String> settings = new TreeMap<>();
    pod.path("volumes").findValues("projected").stream()
        .flatMap(it -> it.path("sources").valueStream())
        .map(it -> it.path("secret"))
        .forEach(
            it ->
                it.path("items")
                    .forEach(
                        item ->
                            settings.put(
                                item.path("path").asText(),
                                it.path("name").asText() + "/" + item.path("key").asText())));
    return settings;
  }

  private static String nameOf(JsonNode manifest) {
    return manifest.at("/metadata/name").asText();
  }
}
