package nl.magbellen.service.api;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.magbellen.number.Ids;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Names each request: by the client's {@code X-Request-Id} if it is a plain one, else by a new id.
 * The name stands in every log line of the request and in its answer.
 */
public final class RequestIdentity {

  private static final String HEADER = "X-Request-Id";
  private static final String FIELD = "requestId";
  private static final Pattern PLAIN = Pattern.compile("(?!\\d*$)[A-Za-z0-9._-]{8,64}");

  @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION - 1)
  void name(ContainerRequestContext request) {
    String id =
        Optional.ofNullable(request.getHeaderString(HEADER))
            .filter(given -> PLAIN.matcher(given).matches())
            .orElseGet(() -> Ids.next().toString());
    request.setProperty(FIELD, id);
    MDC.put(FIELD, id);
  }

  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(FIELD) instanceof String id) {
      response.getHeaders().putSingle(HEADER, id);
    }
  }
}
