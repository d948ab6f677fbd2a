package nl.magbellen.site.visit;

import io.vertx.ext.web.RoutingContext;
import nl.magbellen.service.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Lets no request to a page that did not pass {@link SiteRequests}. */
public final class PassedRequests {

  private static final String PASSED = PassedRequests.class.getName();
  private static final String PAGES = "nl.magbellen.site.";

  static void mark(RoutingContext routing) {
    routing.put(PASSED, true);
  }

  @ServerRequestFilter
  void refuse(SimpleResourceInfo resource, RoutingContext routing) {
    if (resource.getResourceClass().getName().startsWith(PAGES)
        && !Boolean.TRUE.equals(routing.get(PASSED))) {
      throw ProblemException.notFound("There is nothing at this path.");
    }
  }
}
