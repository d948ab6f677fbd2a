package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final JsonNode schema = ValuesSchema.ofTheChart();
  private final JsonNode values = JSON.valueToTree(Chart.file("values.yaml"));

  @Test
  void readmeSaysWhatSchemaAndDefaultsSay() throws IOException {
    // Given
    var readme = Chart.HOME.resolve("README.md");
    String wanted = ValuesTable.of(schema, values);
    if (Boolean.getBoolean("magbellen.write")) {
      Files.writeString(readme, wanted);
    }
    // When
    String written = Files.readString(readme);
    // Then
    assertThat(written).isEqualTo(wanted);
  }

  @Test
  void valuesSayWhatTheSchemaSaysOfThem() throws IOException {
    // Given
    var values = Chart.HOME.resolve("values.yaml");
    String wanted = ValuesComments.of(schema, Files.readString(values));
    if (Boolean.getBoolean("magbellen.write")) {
      Files.writeString(values, wanted);
    }
    // When
    String written = Files.readString(values);
    // Then
    assertThat(written).isEqualTo(wanted).contains("# How often the store is read.");
  }

  @Test
  void everyValueIsDescribedAndEveryObjectClosed() {
    // Given
    List<String> flaws = new ArrayList<>();
    // When
    check("", schema, values, flaws);
    // Then
    assertThat(flaws).isEmpty();
  }

  private static void check(String name, JsonNode schema, JsonNode values, List<String> flaws) {
    if (schema.path("additionalProperties").asBoolean(true)) {
      flaws.add(name + " is open");
    }
    values
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!schema.path("properties").has(field)) {
                flaws.add(name + field + " is not in the schema");
              }
            });
    for (var property : schema.path("properties").properties()) {
      String path = name + property.getKey();
      if (property.getValue().path("description").asText().length() < 10) {
        flaws.add(path + " has no description");
      }
      if (property.getValue().has("properties")) {
        check(path + ".", property.getValue(), values.path(property.getKey()), flaws);
      }
    }
  }
}
