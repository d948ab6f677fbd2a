package nl.magbellen.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the readers of every service's OpenAPI document rely on. */
public abstract class DocumentFromOutside {

  private OpenApiDocument whole;
  private JsonNode document;

  @BeforeEach
  void read() {
    String service = ConfigProvider.getConfig().getValue("test.url", String.class);
    whole = OpenApiDocument.of(URI.create(service));
    document = whole.root();
  }

  @Test
  void everyFieldSaysWhatItMeans() {
    // Given
    List<String> silent = new ArrayList<>();
    // When
    for (Map.Entry<String, JsonNode> schema : schemas()) {
      for (Map.Entry<String, JsonNode> field : fields(schema.getValue())) {
        if (field.getValue().path("description").asText().isBlank()) {
          silent.add(schema.getKey() + "." + field.getKey());
        }
      }
    }
    // Then
    assertThat(silent).as("fields that fields.properties does not know").isEmpty();
  }

  @Test
  void everyOperationTellsWhetherItAsksForToken() {
    // Given
    List<String> silent = new ArrayList<>();
    // When
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().has("operationId") && !method.getValue().has("security")) {
          silent.add(method.getKey() + " " + path.getKey());
        }
      }
    }
    // Then
    assertThat(silent).isEmpty();
  }

  @Test
  void everyAnswerIsShownByAnExample() {
    // Given
    List<String> bare = new ArrayList<>();
    // When
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      if (!path.getKey().startsWith("/internal/")) {
        path.getValue().propertyStream().forEach(it -> addBare(it.getValue(), bare));
      }
    }
    // Then
    assertThat(bare).as("answers that examples.json does not know").isEmpty();
  }

  private static void addBare(JsonNode operation, List<String> bare) {
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      for (Map.Entry<String, JsonNode> body : answer.getValue().path("content").properties()) {
        if (!body.getValue().has("examples")) {
          bare.add(
              String.join(
                  " ", operation.path("operationId").asText(), answer.getKey(), body.getKey()));
        }
      }
    }
  }

  /** Of a schema that has a name; those of an operation alone are the linters'. */
  @Test
  void everyExampleIsAsItsSchemaSays() {
    // Given
    List<String> flaws = new ArrayList<>();
    // When
    for (Map.Entry<String, JsonNode> example : document.at("/components/examples").properties()) {
      String schema = example.getKey().replaceFirst("^(Problem)[0-9]+$", "$1");
      whole
          .flaws("/components/schemas/" + schema, example.getValue().path("value"))
          .forEach(flaw -> flaws.add(example.getKey() + ": " + flaw));
    }
    // Then
    assertThat(flaws).isEmpty();
  }

  /** Of answers that are pages, both fields always come. */
  @Test
  void everyPageHasItemsAndACursorThatMayBeNull() {
    assertThat(schemas())
        .filteredOn(it -> it.getKey().startsWith("Page"))
        .allSatisfy(
            page ->
                assertThat(page.getValue().path("required"))
                    .extracting(JsonNode::asText)
                    .containsExactly("items", "nextCursor"));
  }

  /** A generated client would take null where an object must be. */
  @Test
  void noTypeWithANameIsNull() {
    assertThat(schemas()).noneMatch(it -> it.getValue().path("type").toString().contains("null"));
  }

  /** A generated client would take anything. */
  @Test
  void everyParameterHasAType() {
    assertThat(document.path("paths").findValues("parameters"))
        .allSatisfy(
            parameters ->
                assertThat(parameters)
                    .extracting(parameter -> parameter.path("schema"))
                    .allMatch(it -> it.has("type") || it.has("$ref") || it.has("allOf")));
  }

  /** A requirement's scopes are OAuth's, and roles are none: see x-roles. */
  @Test
  void noRoleIsShownAsScope() {
    assertThat(document.path("paths").findValues("security"))
        .isNotEmpty()
        .allSatisfy(
            asked ->
                assertThat(asked)
                    .allSatisfy(
                        way -> assertThat(way.properties()).allMatch(s -> s.getValue().isEmpty())));
  }

  @Test
  void documentNamesItsServerAndLicence() {
    assertThat(document.path("servers").findValuesAsText("url")).containsExactly("/");
    assertThat(document.at("/info/license/name").asText()).startsWith("Apache");
  }

  /** A class of our own libraries has such names; a telephone number, say, is text. */
  @Test
  void noFieldIsWhatOnlyJavaKnows() {
    assertThat(schemas())
        .extracting(Map.Entry::getKey)
        .doesNotContain("JsonNode", "TelephoneNumber", "Instant1");
  }

  private Iterable<Map.Entry<String, JsonNode>> schemas() {
    return document.at("/components/schemas").properties();
  }

  private static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode schema) {
    return schema.path("properties").properties();
  }
}
