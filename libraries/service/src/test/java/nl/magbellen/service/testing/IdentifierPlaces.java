package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the parameters and the fields of requests that take an id, in an OpenAPI document. */
public final class IdentifierPlaces {

  private static final Set<String> NAMES =
      Set.of("advertiser", "agency", "telemarketer", "campaign", "partners", "advertisers");

  private static final Pattern REGISTERED =
      Pattern.compile("/v1/(advertisers|agencies|telemarketers|campaigns|dispositions)/\\{id}.*");

  private static final String LIST = "[]";
  private static final String COMPONENTS = "#/components/schemas/";

  private final JsonNode document;
  private final List<Place> places = new ArrayList<>();

  private IdentifierPlaces(JsonNode document) {
    this.document = document;
  }

  /** Where an id may stand. */
  public enum In {
    PATH,
    QUERY,
    BODY
  }

  /**
   * A place that takes an id.
   *
   * @param mediaType of the request's body; null when it has none
   * @param steps to a field of the body, of which {@code []} is any element of a list; of a
   *     parameter its name
   */
  public record Place(String method, String path, In in, String mediaType, List<String> steps) {

    boolean isInPath() {
      return in == In.PATH;
    }

    boolean isInQuery() {
      return in == In.QUERY;
    }

    boolean isInBody() {
      return in == In.BODY;
    }

    String name() {
      return steps.getLast();
    }

    String pathParameter() {
      return isInPath() ? name() : "";
    }

    /** The last step of the JSON Pointer to it, or the parameter's name. */
    String lastStep() {
      return name().equals(LIST) ? "0" : name();
    }

    JsonNode bodyWith(String value) {
      JsonNode body = JsonNodeFactory.instance.textNode(value);
      for (String step : steps.reversed()) {
        body =
            step.equals(LIST)
                ? JsonNodeFactory.instance.arrayNode().add(body)
                : JsonNodeFactory.instance.objectNode().set(step, body);
      }
      return body;
    }

    @Override
    public String toString() {
      return method + " " + path + " " + in.name().toLowerCase() + " " + String.join("/", steps);
    }
  }

  static List<Place> of(JsonNode document) {
    IdentifierPlaces walk = new IdentifierPlaces(document);
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("operationId"))
                    .forEach(
                        operation ->
                            walk.operation(
                                operation.getKey().toUpperCase(),
                                path.getKey(),
                                operation.getValue())));
    return List.copyOf(walk.places);
  }

  private void operation(String method, String path, JsonNode operation) {
    JsonNode content = operation.path("requestBody").path("content");
    String type = mediaType(content);
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      boolean isInPath = parameter.path("in").asText().equals("path");
      boolean isId = isInPath && name.equals("id") && REGISTERED.matcher(path).matches();
      if (isId || NAMES.contains(name)) {
        places.add(new Place(method, path, isInPath ? In.PATH : In.QUERY, type, List.of(name)));
      }
    }
    if ("application/json".equals(type)) {
      fields(content.path(type).path("schema"), List.of(), Set.of())
          .forEach(steps -> places.add(new Place(method, path, In.BODY, type, steps)));
    }
  }

  private static String mediaType(JsonNode content) {
    return content.isMissingNode()
        ? null
        : content.has("application/json")
            ? "application/json"
            : content.properties().iterator().next().getKey();
  }

  private Set<List<String>> fields(JsonNode schema, List<String> before, Set<String> within) {
    Set<List<String>> found = new HashSet<>();
    String reference = schema.path("$ref").asText();
    if (reference.startsWith(COMPONENTS) && !within.contains(reference)) {
      Set<String> deeper = new HashSet<>(within);
      deeper.add(reference);
      String name = reference.substring(COMPONENTS.length());
      found.addAll(fields(document.path("components").path("schemas").path(name), before, deeper));
    }
    for (String some : List.of("anyOf", "oneOf", "allOf")) {
      schema.path(some).forEach(part -> found.addAll(fields(part, before, within)));
    }
    if (schema.has("items")) {
      found.addAll(fields(schema.path("items"), step(before, LIST), within));
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              List<String> here = step(before, field.getKey());
              if (NAMES.contains(field.getKey())) {
                found.add(field.getValue().has("items") ? step(here, LIST) : here);
              } else {
                found.addAll(fields(field.getValue(), here, within));
              }
            });
    return found;
  }

  private static List<String> step(List<String> before, String next) {
    List<String> steps = new ArrayList<>(before);
    steps.add(next);
    return List.copyOf(steps);
  }
}
