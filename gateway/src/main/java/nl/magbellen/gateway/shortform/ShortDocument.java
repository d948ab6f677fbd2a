package nl.magbellen.gateway.shortform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.api.SchemaCopy;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Documents the short question: the fields of a question, as query parameters and as a form. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 3)
public class ShortDocument implements OASFilter {

  private static final Set<String> REQUIRED = Set.of("callee");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    PathItem path = document.getPaths().getPathItem(ShortResource.PATH);
    Map<String, Schema> fields =
        document.getComponents().getSchemas().get("Question").getProperties();
    Operation query = path.getGET();
    List<Parameter> parameters = new ArrayList<>();
    fields.forEach((name, field) -> parameters.add(parameter(name, field)));
    parameters.addAll(query.getParameters());
    query.setParameters(parameters);
    path.getPOST()
        .requestBody(
            OASFactory.createRequestBody()
                .required(true)
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            "application/x-www-form-urlencoded",
                            OASFactory.createMediaType()
                                .schema(
                                    OASFactory.createSchema()
                                        .ref("#/components/schemas/Question")))));
  }

  private static Parameter parameter(String name, Schema field) {
    Schema value = SchemaCopy.of(field);
    if (ShortQuestion.MAY_BE_EMPTY.contains(name)) {
      value.setMinLength(0);
    }
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .required(REQUIRED.contains(name))
        .description(field.getDescription())
        .schema(value);
  }
}
