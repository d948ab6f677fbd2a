package nl.magbellen.gateway.permission;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Documents a batch so that generated clients can send and read it. Defaults and item together hold
 * what a question must, so neither must hold it alone. What stands in the place of an answer is one
 * object with the fields of both: such clients do not distinguish two objects by their fields.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class BatchDocument implements OASFilter {

  private static final String PART = "PartialQuestion";
  private static final String ANSWER = "AnswerOrProblem";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    document
        .getComponents()
        .addSchema(
            PART,
            object(
                    "A question, or the part of one that is not in the defaults",
                    schemas.get("Question"))
                .additionalPropertiesSchema(
                    schemas.get("Question").getAdditionalPropertiesSchema()))
        .addSchema(
            ANSWER,
            object(
                "A decision; or, where a question was not understood, a problem with its status",
                schemas.get("CallPermission"),
                schemas.get("Problem")));
    Schema questions = schemas.get("Questions");
    Map<String, Schema> properties = new LinkedHashMap<>(questions.getProperties());
    properties.put("defaults", reference(PART));
    properties.put("items", properties.get("items").items(reference(PART)));
    questions.setProperties(properties);
  }

  /** An object with all fields of these, none of which it must hold. */
  private static Schema object(String description, Schema... parts) {
    Map<String, Schema> properties = new LinkedHashMap<>();
    for (Schema part : parts) {
      properties.putAll(part.getProperties());
    }
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description(description)
        .properties(properties);
  }

  private static Schema reference(String schema) {
    return OASFactory.createSchema().ref("#/components/schemas/" + schema);
  }
}
