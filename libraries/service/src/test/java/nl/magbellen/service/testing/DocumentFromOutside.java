package nl.magbellen.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the readers of every service's OpenAPI document rely on. */
public abstract class DocumentFromOutside {

  private JsonNode document;

  @BeforeEach
  void read() {
    String service = ConfigProvider.getConfig().getValue("test.url", String.class);
    try (InputStream json = URI.create(service + "/q/openapi?format=json").toURL().openStream()) {
      document = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("The service shows no document.", e);
    }
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
