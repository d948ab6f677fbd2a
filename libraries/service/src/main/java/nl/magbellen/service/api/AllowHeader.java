package nl.magbellen.service.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells which methods a path takes, as RFC 9110 asks of a 405; the framework does not. */
public final class AllowHeader {

  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
      String path = request.getUriInfo().getRequestUri().getRawPath();
      response.getHeaders().putSingle(HttpHeaders.ALLOW, AllowedMethods.of(path));
    }
  }
}
