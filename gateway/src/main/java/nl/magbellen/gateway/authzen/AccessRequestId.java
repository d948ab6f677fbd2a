package nl.magbellen.gateway.authzen;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives an enforcement point its own {@code X-Request-ID} back, as AuthZEN wants it, whatever it
 * holds; our logs keep to a plain one.
 */
final class AccessRequestId {

  private static final String HEADER = "X-Request-Id";

  /** Answered after the filter that sets our own. */
  @ServerResponseFilter(priority = Priorities.USER - 1)
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    String given = request.getHeaderString(HEADER);
    if (given != null && isAuthzen(request.getUriInfo().getPath())) {
      response.getHeaders().putSingle(HEADER, given);
    }
  }

  private static boolean isAuthzen(String path) {
    return path.startsWith("/access/v1/") || path.equals(AuthzenConfigurationResource.PATH);
  }
}
