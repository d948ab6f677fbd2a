package nl.magbellen.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Shows in the OpenAPI document what is answered: {@value #EXAMPLES} has an example of each field,
 * of whole schemas where their fields must fit together, and of what is no JSON. After all that
 * make schemas.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = -2)
public final class ExampleAnswers implements OASFilter {

  private static final String EXAMPLES = "/openapi/examples.json";
  private static final String COMPONENTS = "#/components/examples/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode examples = examples();

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (!path.startsWith(PublicDocument.INTERNAL)) {
                item.getOperations().values().forEach(it -> show(document, it));
              }
            });
  }

  private void show(OpenAPI document, Operation operation) {
    for (Map.Entry<String, APIResponse> answer :
        operation.getResponses().getAPIResponses().entrySet()) {
      Content content = answer.getValue().getContent();
      if (content != null) {
        content
            .getMediaTypes()
            .forEach(
                (type, body) ->
                    show(document, operation.getOperationId(), answer.getKey(), type, body));
      }
    }
  }

  private void show(OpenAPI document, String id, String status, String type, MediaType body) {
    if (body.getExample() != null || body.getExamples() != null) {
      return;
    }
    String what = status.startsWith("2") ? id + " " + status : "error";
    JsonNode own = examples.path("operations").path(what + " " + type);
    Schema schema = firstOf(body.getSchema());
    if (!own.isMissingNode()) {
      body.addExample("answer", OASFactory.createExample().value(plain(own)));
    } else if (schema != null && schema.getRef() != null) {
      String named = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
      String name = named.equals("Problem") ? named + status : named;
      if (components(document, name) == null) {
        JsonNode value =
            named.equals("Problem")
                ? examples.path("problems").path(status)
                : new ExampleOf(document, examples).schema(named);
        document.getComponents().addExample(name, OASFactory.createExample().value(plain(value)));
      }
      body.addExample("answer", OASFactory.createExample().ref(COMPONENTS + name));
    }
  }

  /** Of what a body may be of several, the first is shown. */
  private static Schema firstOf(Schema schema) {
    if (schema == null || schema.getRef() != null) {
      return schema;
    }
    return schema.getAnyOf() != null
        ? schema.getAnyOf().getFirst()
        : schema.getOneOf() != null ? schema.getOneOf().getFirst() : schema;
  }

  private static Object components(OpenAPI document, String name) {
    return document.getComponents().getExamples() == null
        ? null
        : document.getComponents().getExamples().get(name);
  }

  private static Object plain(JsonNode value) {
    return JSON.convertValue(value, Object.class);
  }

  private static JsonNode examples() {
    try (InputStream text = ExampleAnswers.class.getResourceAsStream(EXAMPLES)) {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(EXAMPLES + " cannot be read.", e);
    }
  }
}
