package nl.magbellen.gateway.shortform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.Problem;

/** Writes what went wrong with a short question in the form in which it is answered. */
@Edge
@Provider
public class ShortProblems implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem
        && request.getUriInfo().getPath().equals(ShortResource.PATH)) {
      ShortFormat format =
          ShortFormat.of(
                  Httapi.is(request.getHeaderString(HttpHeaders.USER_AGENT)),
                  request.getAcceptableMediaTypes())
              .orElse(ShortFormat.TEXT);
      MediaType type =
          format == ShortFormat.JSON ? MediaType.valueOf(Problem.MEDIA_TYPE) : format.type();
      response.setEntity(format.problem(problem), new Annotation[0], type);
    }
  }
}
