package nl.magbellen.service.api;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Which of the named schemas are asked, and which are answered.
 *
 * @param asked the names of those that a request's body uses
 * @param answered the names of those that an answer uses
 */
record SchemaUse(Set<String> asked, Set<String> answered) {

  /**
   * @param paths of which operations
   */
  static SchemaUse of(OpenAPI document, Predicate<String> paths) {
    SchemaTree tree = new SchemaTree(document.getComponents().getSchemas());
    SchemaUse use = new SchemaUse(new HashSet<>(), new HashSet<>());
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (paths.test(path)) {
                item.getOperations().values().forEach(it -> use.add(it, tree));
              }
            });
    return use;
  }

  /** The names of those that no answer uses. */
  Set<String> onlyAsked() {
    return without(asked, answered);
  }

  /** The names of those that no request uses. */
  Set<String> onlyAnswered() {
    return without(answered, asked);
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> left = new HashSet<>(names);
    left.removeAll(others);
    return left;
  }

  private void add(Operation operation, SchemaTree tree) {
    if (operation.getRequestBody() != null) {
      tree.walk(operation.getRequestBody().getContent(), asked);
    }
    operation
        .getResponses()
        .getAPIResponses()
        .values()
        .forEach(response -> tree.walk(response.getContent(), answered));
  }
}
