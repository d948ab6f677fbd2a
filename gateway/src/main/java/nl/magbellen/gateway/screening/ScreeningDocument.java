package nl.magbellen.gateway.screening;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Documents the constants of a screening: the fields of a question but the callee, as texts. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class ScreeningDocument implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> fields =
        document.getComponents().getSchemas().get("Question").getProperties();
    Operation screening = document.getPaths().getPathItem(ScreeningResource.PATH).getPOST();
    List<Parameter> parameters = new ArrayList<>();
    fields.forEach(
        (name, field) -> {
          if (!name.equals(QuestionFields.CALLEE)) {
            parameters.add(constant(name, field.getDescription()));
          }
        });
    parameters.addAll(screening.getParameters());
    screening.setParameters(parameters);
  }

  private static Parameter constant(String name, String description) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }
}
