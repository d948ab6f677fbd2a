package nl.magbellen.service.api;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Tells in the OpenAPI document who may call an operation, as its resource declares it: {@value
 * #EXTENSION} lists roles, or {@link #EVERYBODY} for a call without a token, or {@link #ANY_TOKEN}.
 * An operation that declares nothing has none, and is refused to everybody; tests fail on it.
 */
public final class DeclaredRoles {

  /** The extension's name. */
  public static final String EXTENSION = "x-roles";

  /** No token is asked for. */
  public static final String EVERYBODY = "everybody";

  /** Any valid token, whatever its roles. */
  public static final String ANY_TOKEN = "any-token";

  /** The scheme of tokens, as the configuration names it. */
  private static final String TOKEN = "bearer";

  private final Map<String, List<String>> roles = new HashMap<>();

  /**
   * @param index of the service and its libraries
   */
  DeclaredRoles(IndexView index) {
    for (AnnotationInstance operation :
        index.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class)) {
      if (operation.value("operationId") != null) {
        declared(operation.target().asMethod())
            .ifPresent(who -> roles.put(operation.value("operationId").asString(), who));
      }
    }
  }

  void declareIn(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(this::declare));
  }

  private void declare(Operation operation) {
    List<String> who = roles.get(operation.getOperationId());
    if (who != null) {
      operation.addExtension(EXTENSION, who);
    }
    if (List.of(EVERYBODY).equals(who)) {
      operation.setSecurity(List.of());
    } else {
      operation.setSecurity(withoutScopes(operation.getSecurity()));
    }
  }

  /** A token is asked for, also where a library declares the operation; roles are no scopes. */
  private static List<SecurityRequirement> withoutScopes(List<SecurityRequirement> asked) {
    List<SecurityRequirement> known =
        asked == null || asked.isEmpty()
            ? List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN))
            : asked;
    return known.stream().map(DeclaredRoles::withoutScopes).toList();
  }

  private static SecurityRequirement withoutScopes(SecurityRequirement asked) {
    SecurityRequirement bare = OASFactory.createSecurityRequirement();
    asked.getSchemes().keySet().forEach(bare::addScheme);
    return bare;
  }

  static boolean isForEverybody(Operation operation) {
    return operation.getExtensions() != null
        && List.of(EVERYBODY).equals(operation.getExtensions().get(EXTENSION));
  }

  /** What stands at the method counts, and only without it what stands at its class. */
  private static Optional<List<String>> declared(MethodInfo method) {
    return Stream.of(method, method.declaringClass())
        .flatMap(
            place ->
                Stream.of(RolesAllowed.class, PermitAll.class, Authenticated.class)
                    .map(place::declaredAnnotation))
        .filter(annotation -> annotation != null)
        .map(DeclaredRoles::who)
        .findFirst();
  }

  private static List<String> who(AnnotationInstance annotation) {
    String name = annotation.name().withoutPackagePrefix();
    return switch (name) {
      case "PermitAll" -> List.of(EVERYBODY);
      case "Authenticated" -> List.of(ANY_TOKEN);
      default -> List.of(annotation.value().asStringArray());
    };
  }
}
