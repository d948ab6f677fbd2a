package nl.magbellen.service.api;

import io.quarkus.arc.All;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.magbellen.service.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query that would be read otherwise than it was meant: a parameter that is not known or
 * stands twice, and an empty filter, which would be read as an absent one: as all advertisers,
 * where one was meant. A resource that takes the query whole refuses by itself; empty ids are
 * refused everywhere.
 */
public final class KnownQueries {

  private static final Set<String> IDS = Set.of("advertiser", "agency", "telemarketer", "campaign");

  /** Where a list goes on: an empty one is its beginning. */
  private static final Set<String> PLACES = Set.of("cursor", "after");

  /** Everything else is for browsers, and for programs that read keys. */
  private static final List<String> APIS = List.of("/v1/", "/internal/", "/.well-known/log-");

  /** As many as there are operations. */
  private static final Map<Method, Optional<Set<String>>> NAMES = new ConcurrentHashMap<>();

  private final List<LenientPaths> lenient;

  KnownQueries(@All List<LenientPaths> lenient) {
    this.lenient = lenient;
  }

  @ServerRequestFilter
  void refuse(ContainerRequestContext request, ResourceInfo resource) {
    if (lenient.stream().anyMatch(it -> it.has(request.getUriInfo().getPath()))) {
      return;
    }
    Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
    if (query.isEmpty()) {
      return;
    }
    query.forEach(KnownQueries::requireFilledId);
    String path = request.getUriInfo().getPath();
    if (APIS.stream().anyMatch(path::startsWith)) {
      NAMES
          .computeIfAbsent(resource.getResourceMethod(), KnownQueries::names)
          .ifPresent(names -> requireKnown(query, names));
    }
  }

  private static void requireFilledId(String name, List<String> values) {
    if (IDS.contains(name) && values.contains("")) {
      throw ProblemException.invalidField("", "PATTERN", name + " " + Identifier.MESSAGE);
    }
  }

  /** Names of a client's own making are not repeated: they could be anything. */
  private static void requireKnown(Map<String, List<String>> query, Set<String> names) {
    query.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            throw ProblemException.invalidField(
                "",
                "UNKNOWN_PARAMETER",
                names.isEmpty()
                    ? "The query must be empty: no parameter is known here."
                    : "The query holds a parameter that is not known; known are "
                        + String.join(", ", names)
                        + ".");
          }
          if (values.size() > 1) {
            throw ProblemException.invalidField(
                "", "REPEATED_PARAMETER", name + " must be given once.");
          }
          if (values.contains("") && !PLACES.contains(name)) {
            throw ProblemException.invalidField(
                "", "EMPTY_PARAMETER", name + " must have a value, or be left out.");
          }
        });
  }

  /** Empty for a resource that takes the query whole. */
  private static Optional<Set<String>> names(Method method) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == UriInfo.class) {
        return Optional.empty();
      }
      Stream<? extends AnnotatedElement> places =
          parameter.isAnnotationPresent(BeanParam.class)
              ? Stream.of(parameter.getType().getDeclaredFields())
              : Stream.of(parameter);
      places
          .map(place -> place.getAnnotation(QueryParam.class))
          .filter(Objects::nonNull)
          .map(QueryParam::value)
          .forEach(names::add);
    }
    return Optional.of(names);
  }
}
