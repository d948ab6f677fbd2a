package nl.magbellen.service.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Describes in the OpenAPI document the fields that say nothing themselves: {@value #WORDS} has
 * what a field of that name means. Last of all, so that fields of every other filter have theirs.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = -1)
public final class FieldWords implements OASFilter {

  private static final String WORDS = "/openapi/fields.properties";

  private final Properties words = words();

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().getSchemas().forEach(this::describe);
  }

  private void describe(String name, Schema schema) {
    Map<String, Schema> fields = schema.getProperties();
    if (fields != null) {
      fields.forEach((field, type) -> describe(name, field, type));
    }
  }

  private void describe(String schema, String field, Schema type) {
    if (type.getDescription() == null) {
      String here = words.getProperty(schema + "." + field);
      type.setDescription(here == null ? words.getProperty(field) : here);
    }
    if (type.getItems() != null && type.getItems().getProperties() != null) {
      describe(schema + "." + field, type.getItems());
    }
  }

  private static Properties words() {
    Properties read = new Properties();
    try (InputStream words = FieldWords.class.getResourceAsStream(WORDS);
        Reader text = new InputStreamReader(words, StandardCharsets.UTF_8)) {
      read.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(WORDS + " cannot be read.", e);
    }
    return read;
  }
}
