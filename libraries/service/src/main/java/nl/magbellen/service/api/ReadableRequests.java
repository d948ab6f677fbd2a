package nl.magbellen.service.api;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import nl.magbellen.service.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses the one character in a path or query that PostgreSQL cannot look for. */
public final class ReadableRequests {

  @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION - 1)
  void refuseNul(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    if (hasNul(uri.getRawPath()) || hasNul(uri.getRawQuery())) {
      throw ProblemException.badRequest("The path and the query must not hold the NUL character.");
    }
  }

  private static boolean hasNul(String part) {
    return part != null && part.contains("%00");
  }
}
