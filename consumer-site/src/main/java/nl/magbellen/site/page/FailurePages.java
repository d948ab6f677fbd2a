package nl.magbellen.site.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives browsers a page where programs get a problem document, or nothing. */
final class FailurePages {

  private static final int FIRST_FAILURE = 400;

  @ServerResponseFilter
  void explain(ContainerRequestContext request, ContainerResponseContext response) {
    boolean isPage = MediaType.TEXT_HTML_TYPE.isCompatible(mediaType(response));
    if (response.getStatus() >= FIRST_FAILURE
        && !isPage
        && Failures.wantsPage(request.getHeaderString(HttpHeaders.ACCEPT))) {
      response.setEntity(
          Failures.page(response.getStatus(), request.getUriInfo().getRequestUri().getPath()),
          null,
          MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }
  }

  private static MediaType mediaType(ContainerResponseContext response) {
    return response.hasEntity() && response.getMediaType() != null
        ? response.getMediaType()
        : MediaType.APPLICATION_OCTET_STREAM_TYPE;
  }
}
