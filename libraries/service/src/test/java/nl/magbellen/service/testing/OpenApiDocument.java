package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service's OpenAPI document, and what its schemas say of a value. */
public final class OpenApiDocument {

  private static final String ID = "urn:magbellen:openapi";
  private static final Map<URI, OpenApiDocument> READ = new ConcurrentHashMap<>();

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private OpenApiDocument(JsonNode root) {
    this.root = root;
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(ID, root.toString())));
  }

  /** The document that the service at this address shows; read once. */
  public static OpenApiDocument of(URI service) {
    return READ.computeIfAbsent(service, OpenApiDocument::read);
  }

  private static OpenApiDocument read(URI service) {
    URI address = service.resolve("/q/openapi?format=json");
    try (InputStream json = address.toURL().openStream()) {
      return new OpenApiDocument(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException("The service shows no document.", e);
    }
  }

  /** All of it. */
  public JsonNode root() {
    return root;
  }

  /**
   * The pointer to what is said of an operation; none if there is no such operation.
   *
   * @param path as it was asked, without the query
   */
  public Optional<String> operation(String method, String path) {
    return root.path("paths").properties().stream()
        .filter(item -> item.getValue().has(method.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getKey)
        .filter(template -> regex(template).matcher(path).matches())
        .min(Comparator.comparing(template -> template.indexOf('{') >= 0))
        .map(template -> pointer("/paths", template, method.toLowerCase(Locale.ROOT)));
  }

  /** The pointer to what stands below another, by names as they are. */
  public static String pointer(String above, String... names) {
    return Stream.of(names)
        .map(name -> name.replace("~", "~0").replace("/", "~1"))
        .reduce(above, (whole, name) -> whole + "/" + name);
  }

  /** What the schema at this pointer has against a value; empty when nothing. */
  public List<String> flaws(String pointer, JsonNode value) {
    return schemas.computeIfAbsent(pointer, this::schema).validate(value).stream()
        .map(Object::toString)
        .toList();
  }

  private Schema schema(String pointer) {
    String fragment = pointer.replace("{", "%7B").replace("}", "%7D").replace("+", "%2B");
    return registry.getSchema(SchemaLocation.of(ID + "#" + fragment));
  }

  private static Pattern regex(String template) {
    return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
  }
}
