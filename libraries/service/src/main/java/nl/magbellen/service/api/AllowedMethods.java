package nl.magbellen.service.api;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * Which methods a path takes: a 405 must say (RFC 9110, 15.5.6). Where a path fits several
 * templates it is the one that spells most of it out: {@code /things/import} is no thing's id.
 *
 * @param methods in alphabetical order; empty when there is nothing at the path
 */
record AllowedMethods(Set<String> methods) {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}:]*(?::([^}]*))?}");

  /** As many as there are templates. */
  private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

  /** A template of paths, and how much of them it spells out. */
  private record Template(Pattern pattern, int spelt) {}

  private record Fit(int spelt, String method) {}

  /**
   * The methods of the resources at a path.
   *
   * @param address the path, and perhaps the query, as it was asked
   */
  static AllowedMethods at(String address) {
    List<Fit> fits = fits(address.split("\\?", 2)[0]);
    int most = fits.stream().map(Fit::spelt).max(Comparator.naturalOrder()).orElse(0);
    Set<String> methods = new TreeSet<>();
    fits.stream().filter(fit -> fit.spelt() == most).map(Fit::method).forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return new AllowedMethods(methods);
  }

  /** Whether there is something at the path that does not take this method. */
  boolean refuse(String method) {
    return !methods.isEmpty() && !methods.contains(method);
  }

  /** For the header {@code Allow}. */
  String listed() {
    return String.join(", ", methods);
  }

  private static List<Fit> fits(String path) {
    String asked =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<Fit> fits = new ArrayList<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            Template template = TEMPLATES.computeIfAbsent(path, AllowedMethods::template);
            if (method != null && template.pattern().matcher(asked).matches()) {
              fits.add(new Fit(template.spelt(), method));
            }
          }
        });
    return fits;
  }

  /** What fits a template; {@code {name}} is one step, {@code {name:regex}} what it says. */
  private static Template template(String path) {
    StringBuilder pattern = new StringBuilder();
    int spelt = path.length();
    int end = 0;
    for (Matcher parameter = PARAMETER.matcher(path); parameter.find(); end = parameter.end()) {
      pattern.append(Pattern.quote(path.substring(end, parameter.start())));
      pattern.append(parameter.group(1) == null ? "[^/]+" : "(?:" + parameter.group(1) + ")");
      spelt -= parameter.end() - parameter.start();
    }
    pattern.append(Pattern.quote(path.substring(end)));
    return new Template(Pattern.compile(pattern.toString()), spelt);
  }
}
