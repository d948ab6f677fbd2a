package nl.magbellen.service.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.idempotency.KeyedRequests;
import nl.magbellen.service.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the OpenAPI document what holds everywhere: errors, idempotency and nulls. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractOpenApi implements OASFilter {

  private static final Map<String, String> ERRORS = new LinkedHashMap<>();

  static {
    ERRORS.put("400", "The request was not understood: errors tells the fields.");
    ERRORS.put("401", "No valid bearer token.");
    ERRORS.put("403", "The token's roles or advertisers do not allow this.");
    ERRORS.put("404", "No such record.");
    ERRORS.put("406", "It cannot be answered in a media type that was asked for.");
    ERRORS.put("409", "The record's present state does not allow this.");
    ERRORS.put("422", "The Idempotency-Key was used with another body, or it cannot be done.");
    ERRORS.put("500", "Something unexpected failed on our side.");
    ERRORS.put("503", "A part that this answer needs cannot be reached.");
  }

  private static final Map<String, String> ERRORS_OF_BODIES =
      Map.of(
          "413", "The body is too large.",
          "415", "The body is of a media type that is not read here.");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    schemas.values().forEach(ContractOpenApi::allowNulls);
    document.getComponents().addSchema("Problem", problem());
    document.getPaths().getPathItems().forEach(this::complete);
    StrictBodies.of(document).close();
  }

  /** What is not required may be null, in questions as in answers. */
  private static void allowNulls(Schema object) {
    if (object.getProperties() == null) {
      return;
    }
    List<String> required = object.getRequired() == null ? List.of() : object.getRequired();
    Map<String, Schema> properties = new LinkedHashMap<>(object.getProperties());
    properties.replaceAll((name, type) -> required.contains(name) ? type : orNull(type));
    object.setProperties(properties);
  }

  private static Schema orNull(Schema type) {
    if (type.getRef() != null) {
      return OASFactory.createSchema()
          .addAnyOf(type)
          .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
    boolean plain = type.getType() != null && !type.getType().contains(Schema.SchemaType.NULL);
    return plain ? type.addType(Schema.SchemaType.NULL) : type;
  }

  private void complete(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              ERRORS.forEach((status, what) -> addError(operation, status, what));
              if (operation.getRequestBody() != null) {
                ERRORS_OF_BODIES.forEach((status, what) -> addError(operation, status, what));
              }
              if (writes(path, method) && !takesKey(operation)) {
                operation.addParameter(idempotencyKey());
              }
            });
  }

  private static boolean writes(String path, PathItem.HttpMethod method) {
    boolean changes = method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PUT;
    return changes && path.startsWith("/v1/");
  }

  /** Where a key means something else than for a write, the operation itself says what. */
  private static boolean takesKey(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> KeyedRequests.HEADER.equals(parameter.getName()));
  }

  private static void addError(Operation operation, String status, String what) {
    if (operation.getResponses().hasAPIResponse(status)
        && operation.getResponses().getAPIResponse(status).getContent() != null) {
      return;
    }
    APIResponse response = OASFactory.createAPIResponse().description(what);
    MediaType body =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
    response.content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    operation.getResponses().addAPIResponse(status, response);
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name(KeyedRequests.HEADER)
        .in(Parameter.In.HEADER)
        .required(false)
        .description(
            "Names this write: the same key and body returns the first answer, the same key with"
                + " another body is 422.")
        .schema(text().minLength(1).maxLength(255).pattern("\\S"));
  }

  private static Schema problem() {
    Schema error =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty("pointer", text().description("JSON Pointer to the field"))
            .addProperty("code", text().description("the kind of fault, for programs"))
            .addProperty("message", text().description("the fault, for people"));
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("An error as RFC 9457 tells it.")
        .addProperty("type", text().format("uri"))
        .addProperty("title", text())
        .addProperty(
            "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int32"))
        .addProperty("detail", text())
        .addProperty("instance", text().format("uri"))
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error))
        .required(List.of("type", "title", "status", "detail", "instance"));
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
