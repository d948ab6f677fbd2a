package nl.magbellen.service.api;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** Which methods a path takes: a 405 must tell (RFC 9110, 15.5.6). */
final class AllowedMethods {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  private AllowedMethods() {}

  /**
   * The methods of the resources at this path, for the header {@code Allow}.
   *
   * @param path without query, as it was asked
   */
  static String of(String path) {
    Set<String> methods = new TreeSet<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        visitor(path, methods));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    return String.join(", ", methods);
  }

  private static RuntimeResourceVisitor visitor(String path, Set<String> methods) {
    return new RuntimeResourceVisitor() {
      @Override
      public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
        if (method != null && fits(path, template)) {
          methods.add(method);
        }
      }
    };
  }

  private static boolean fits(String path, String template) {
    String[] steps = path.split("/");
    String[] wanted = template.split("/");
    if (steps.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < steps.length; i++) {
      if (!PARAMETER.matcher(wanted[i]).find() && !wanted[i].equals(steps[i])) {
        return false;
      }
    }
    return true;
  }
}
