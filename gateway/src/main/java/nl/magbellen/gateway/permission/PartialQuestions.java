package nl.magbellen.gateway.permission;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Documents the questions of a batch: defaults and item together hold what is required, so neither
 * must hold it alone.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PartialQuestions implements OASFilter {

  private static final String NAME = "PartialQuestion";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    document.getComponents().addSchema(NAME, partial(schemas.get("Question")));
    Schema questions = schemas.get("Questions");
    Map<String, Schema> properties = new LinkedHashMap<>(questions.getProperties());
    properties.put("defaults", reference());
    properties.put("items", properties.get("items").items(reference()));
    questions.setProperties(properties);
  }

  private static Schema partial(Schema question) {
    Map<String, Schema> properties = new LinkedHashMap<>(question.getProperties());
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A question, or the part of one that is not in the defaults")
        .properties(properties);
  }

  private static Schema reference() {
    return OASFactory.createSchema().ref("#/components/schemas/" + NAME);
  }
}
