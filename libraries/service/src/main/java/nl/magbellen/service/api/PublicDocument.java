package nl.magbellen.service.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;

/**
 * Leaves out of the OpenAPI document what the services ask each other, unless {@value #SHOWN} says
 * otherwise, as it does in tests: they walk all operations.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class PublicDocument implements OASFilter {

  static final String INTERNAL = "/internal/";

  private static final String SHOWN = "magbellen.openapi.internal";

  private final boolean shown;

  /** As the configuration says. */
  public PublicDocument() {
    this(ConfigProvider.getConfig().getOptionalValue(SHOWN, Boolean.class).orElse(false));
  }

  PublicDocument(boolean shown) {
    this.shown = shown;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (!shown) {
      leaveOut(document);
    }
  }

  private static void leaveOut(OpenAPI document) {
    Paths paths = document.getPaths();
    List.copyOf(paths.getPathItems().keySet()).stream()
        .filter(path -> path.startsWith(INTERNAL))
        .forEach(paths::removePathItem);
    Set<String> used = used(document);
    List.copyOf(document.getComponents().getSchemas().keySet()).stream()
        .filter(name -> !used.contains(name))
        .forEach(document.getComponents()::removeSchema);
  }

  private static Set<String> used(OpenAPI document) {
    SchemaTree tree = new SchemaTree(document.getComponents().getSchemas());
    Set<String> used = new HashSet<>();
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(it -> walk(it, tree, used)));
    return used;
  }

  private static void walk(Operation operation, SchemaTree tree, Set<String> used) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(parameter -> tree.walk(parameter.getSchema(), used));
    }
    if (operation.getRequestBody() != null) {
      tree.walk(operation.getRequestBody().getContent(), used);
    }
    operation
        .getResponses()
        .getAPIResponses()
        .values()
        .forEach(response -> tree.walk(response.getContent(), used));
  }
}
