package nl.magbellen.gateway.facade;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import nl.magbellen.gateway.refusal.ErrorLine;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.Problem;

/**
 * Writes what went wrong as a line. It is no result of a number, so that a dialer that reads no
 * status stops; one without any line would look as if there was nothing to say.
 */
@Edge
@Provider
public class FacadeProblems implements ContainerResponseFilter {

  static final String PATHS = "/compat/dncscrub/";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem
        && request.getUriInfo().getPath().startsWith(PATHS)) {
      response.setEntity(
          ErrorLine.of(problem), new Annotation[0], MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"));
    }
  }
}
