package nl.magbellen.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.magbellen.number.Ids;
import nl.magbellen.service.problem.EarlyForm.Written;

/** Answers with a problem before any resource is asked. */
@ApplicationScoped
public class EarlyProblems {

  private static final String REQUEST_ID = "X-Request-Id";

  private final ObjectMapper json;
  private final List<EarlyForm> forms;

  EarlyProblems(ObjectMapper json, @All List<EarlyForm> forms) {
    this.json = json;
    this.forms = forms;
  }

  /** Ends a request of which nothing else is read; its connection is closed. */
  public void refuse(RoutingContext routing, Problem problem) {
    // HTTP/2 closes streams by itself, and forbids this header
    if (routing.request().version() != HttpVersion.HTTP_2) {
      routing.response().putHeader("Connection", "close");
    }
    answer(routing, problem);
  }

  /** Answers a request; its connection stays open. */
  public void answer(RoutingContext routing, Problem problem) {
    HttpServerRequest request = routing.request();
    Written written =
        written(problem, request.uri(), Optional.ofNullable(request.getHeader("Accept")));
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", written.mediaType())
        .putHeader("Cache-Control", "no-store")
        .putHeader(REQUEST_ID, requestId(request))
        .end(written.text());
  }

  /**
   * What is sent in an answer of one's own.
   *
   * @param address path and query, as they were sent
   * @param accept what the client likes; empty if it did not say, or if that was not read
   */
  public Written written(Problem problem, String address, Optional<String> accept) {
    String path = address.split("\\?", 2)[0];
    return forms.stream()
        .map(form -> form.write(problem, path, accept))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new Written(Problem.MEDIA_TYPE, text(problem)));
  }

  /** Its own as it came; nothing of it stands in a log. */
  private static String requestId(HttpServerRequest request) {
    return Objects.requireNonNullElseGet(
        request.getHeader(REQUEST_ID), () -> Ids.next().toString());
  }

  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem of ours cannot be written as JSON.", e);
    }
  }
}
