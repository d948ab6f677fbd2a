package nl.magbellen.service.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import nl.magbellen.service.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Adds the methods a path takes, as RFC 9110 asks of a 405 and of OPTIONS. The framework says
 * nothing in a 405, leaves methods out of OPTIONS and answers it for paths that are not there, and
 * where several resources share the beginning of a path it says 404 instead of 405, or takes a path
 * that is spelt out for another's parameter.
 */
public final class AllowHeader {

  /** Before the forms of an answer: they write what is said here. */
  @ServerResponseFilter(priority = Priorities.USER + 1000)
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    String method = request.getMethod();
    boolean isOptions =
        HttpMethod.OPTIONS.equals(method)
            && response.getStatusInfo().getFamily() == Status.Family.SUCCESSFUL;
    if (isOptions) {
      AllowedMethods allowed = allowed(request);
      if (allowed.methods().isEmpty()) {
        answer(response, Status.NOT_FOUND, "There is nothing at this path.");
      } else {
        response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed.listed());
      }
    } else if (isMistaken(response)) {
      AllowedMethods allowed = allowed(request);
      if (allowed.refuse(method)) {
        answer(response, Status.METHOD_NOT_ALLOWED, "This path takes " + allowed.listed() + ".");
        response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed.listed());
      }
    }
  }

  /** Refused for what is asked, and not for who asks. */
  private static boolean isMistaken(ContainerResponseContext response) {
    return response.getStatusInfo().getFamily() == Status.Family.CLIENT_ERROR
        && !isStatus(response, Status.UNAUTHORIZED)
        && !isStatus(response, Status.FORBIDDEN);
  }

  private static boolean isStatus(ContainerResponseContext response, Status status) {
    return response.getStatus() == status.getStatusCode();
  }

  private static AllowedMethods allowed(ContainerRequestContext request) {
    return AllowedMethods.at(request.getUriInfo().getRequestUri().getRawPath());
  }

  private static void answer(ContainerResponseContext response, Status status, String detail) {
    response.getHeaders().remove(HttpHeaders.ALLOW);
    response.setStatusInfo(status);
    response.setEntity(
        Problem.of(status, "http", detail), null, MediaType.valueOf(Problem.MEDIA_TYPE));
  }
}
