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
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Documents the short question: the fields of a question, as query parameters and as a form. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 3)
public class ShortDocument implements OASFilter {

  private static final String FORM = "ShortForm";

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
                                        .ref("#/components/schemas/" + FORM)))));
    document
        .getComponents()
        .addSchema(FORM, form(document.getComponents().getSchemas().get("Question")));
    takeKeys(document, path);
  }

  private static Schema form(Schema question) {
    Schema form =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description("A question as a form, with an API key where there is no token")
            .required(List.copyOf(REQUIRED))
            .examples(question.getExamples());
    question
        .getProperties()
        .forEach(
            (name, field) ->
                form.addProperty(name, SchemaCopy.of(field).description(field.getDescription())));
    return form.addProperty(
        ShortQuestion.KEY,
        OASFactory.createSchema()
            .addType(Schema.SchemaType.STRING)
            .description("An API key; left out where the request has a token or a key elsewhere")
            .pattern("^mb_[0-9a-f]{72}$"));
  }

  /** Beside a token; in a form the key is a field. */
  private static void takeKeys(OpenAPI document, PathItem path) {
    takeKey(document, "apiKey", "X-API-Key", SecurityScheme.In.HEADER, path.getGET());
    takeKey(document, "apiKey", "X-API-Key", SecurityScheme.In.HEADER, path.getPOST());
    takeKey(document, "apiKeyInQuery", ShortQuestion.KEY, SecurityScheme.In.QUERY, path.getGET());
  }

  private static void takeKey(
      OpenAPI document, String scheme, String name, SecurityScheme.In in, Operation operation) {
    document
        .getComponents()
        .addSecurityScheme(
            scheme,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .name(name)
                .in(in)
                .description("An API key with the scope of the operation"));
    operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(scheme));
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
