package nl.magbellen.service.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.idempotency.KeyedRequests;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/** Adds to the OpenAPI document what holds everywhere: roles, errors, idempotency and nulls. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractOpenApi implements OASFilter {

  /** Marks an operation that writes nothing though it is no GET: it takes no Idempotency-Key. */
  public static final String READS = "x-reads";

  /** Marks a write that takes no Idempotency-Key: what is sent again is known by its content. */
  public static final String KNOWS_REPEATS = "x-knows-repeats";

  private final DeclaredRoles roles;
  private final DocumentedErrors errors;
  private final AnsweredFields answers;

  /**
   * @param index of the service and its libraries
   */
  public ContractOpenApi(IndexView index) {
    roles = new DeclaredRoles(index);
    errors = new DocumentedErrors(index);
    answers = new AnsweredFields(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    Set<String> answered = answered(document);
    schemas.forEach((name, schema) -> sayWhatIsThere(name, schema, answered.contains(name)));
    document.getComponents().addSchema("Problem", problem());
    document.addServer(
        OASFactory.createServer().url("/").description("The service that shows this document"));
    roles.declareIn(document);
    document.getPaths().getPathItems().forEach(this::complete);
    schemas.values().forEach(ContractOpenApi::isSomething);
    StrictBodies.close(document);
    WholeTexts.declareIn(document);
  }

  /** What clients read and never send. */
  private static Set<String> answered(OpenAPI document) {
    return SchemaUse.of(document, path -> !path.startsWith(PublicDocument.INTERNAL)).onlyAnswered();
  }

  private void sayWhatIsThere(String name, Schema schema, boolean answered) {
    if (schema.getProperties() == null) {
      return;
    }
    if (answered) {
      answers.require(name, schema);
    } else {
      OrNull.whatIsNotRequired(schema);
    }
  }

  /** Whether null may stand in its place says who refers to it, not what has a name itself. */
  private static void isSomething(Schema named) {
    if (named.getType() != null && named.getType().contains(Schema.SchemaType.NULL)) {
      named.setType(
          named.getType().stream().filter(type -> type != Schema.SchemaType.NULL).toList());
    }
  }

  private void complete(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              if (writes(path, method) && !keepsNothing(operation) && !takesKey(operation)) {
                operation.addParameter(idempotencyKey());
              }
              errors.add(path, operation);
            });
  }

  private static boolean writes(String path, PathItem.HttpMethod method) {
    boolean changes = method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PUT;
    return changes && path.startsWith("/v1/");
  }

  /** What takes no key, and a list that is answered while it comes in: no answer is kept. */
  private static boolean keepsNothing(Operation operation) {
    boolean takesNone =
        operation.getExtensions() != null
            && (operation.getExtensions().containsKey(READS)
                || operation.getExtensions().containsKey(KNOWS_REPEATS));
    boolean streams =
        operation.getRequestBody() != null
            && operation.getRequestBody().getContent() != null
            && !operation.getRequestBody().getContent().hasMediaType("application/json");
    return takesNone || streams;
  }

  /** Where a key means something else than for a write, the operation itself says what. */
  private static boolean takesKey(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> KeyedRequests.HEADER.equals(parameter.getName()));
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
        .description("An error as RFC 9457 defines it.")
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
