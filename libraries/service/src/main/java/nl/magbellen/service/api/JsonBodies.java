package nl.magbellen.service.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads JSON bodies: so many bytes at most, however they come, and UTF-8 in its shortest form. The
 * server's own check of a body that comes in chunks would end the request with an empty answer and
 * a stack trace in the log; the parser would take overlong forms for the character that they spell
 * out, and guess at other encodings. What is streamed is read by its resource.
 */
@Provider
@ApplicationScoped
public class JsonBodies implements ReaderInterceptor {

  private static final int AFTER_THE_LIMIT = -1;

  private final int most;

  JsonBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
    this.most = Math.toIntExact(most.asLongValue());
  }

  /** The server's own check is done here. */
  void register(@Observes Router router) {
    router.route().order(AFTER_THE_LIMIT).handler(JsonBodies::takeOver);
  }

  private static void takeOver(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    if (type != null
        && (type.equals(MediaType.APPLICATION_JSON)
            || type.startsWith(MediaType.APPLICATION_JSON + ";"))) {
      request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    }
    request.next();
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    if (!InputStream.class.isAssignableFrom(body.getType())
        && body.getMediaType().getSubtype().endsWith("json")) {
      byte[] bytes = body.getInputStream().readNBytes(most + 1);
      requireFits(bytes);
      requireUtf8(bytes);
      body.setInputStream(new ByteArrayInputStream(bytes));
    }
    return body.proceed();
  }

  private void requireFits(byte[] bytes) {
    if (bytes.length > most) {
      throw new ProblemException(
          Problem.of(
              Status.REQUEST_ENTITY_TOO_LARGE,
              "http",
              "The body is too large; at most %d bytes are read.".formatted(most)));
    }
  }

  private static void requireUtf8(byte[] bytes) {
    boolean plain = true;
    for (byte next : bytes) {
      plain &= next > 0;
    }
    if (!plain && StrictText.utf8(bytes).filter(text -> text.indexOf(0) < 0).isEmpty()) {
      throw ProblemException.badRequest(
          "The body must be JSON in UTF-8, each character in its shortest form.");
    }
  }
}
