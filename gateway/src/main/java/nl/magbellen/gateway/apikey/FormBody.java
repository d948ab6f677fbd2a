package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * The body of a request that is to be read before its client is known, and again by its resource.
 */
final class FormBody {

  /** A form of a question is far shorter. */
  private static final int LONGEST = 65_536;

  private final HttpServerRequest request;
  private final ResteasyReactiveRequestContext resource;
  private final Buffer read = Buffer.buffer();

  private FormBody(HttpServerRequest request, ResteasyReactiveRequestContext resource) {
    this.request = request;
    this.resource = resource;
  }

  /** All of it; as much as fits, if it is too long, and then nobody else reads it. */
  static Uni<byte[]> of(HttpServerRequest request) {
    FormBody body = new FormBody(request, CurrentRequestManager.get());
    return Uni.createFrom().<byte[]>emitter(body::read);
  }

  private void read(UniEmitter<? super byte[]> whole) {
    request.exceptionHandler(whole::fail);
    request.handler(
        part -> {
          if (read.length() + part.length() <= LONGEST) {
            read.appendBuffer(part);
          } else {
            whole.complete(new byte[0]);
          }
        });
    request.endHandler(
        _ -> {
          resource.setInputStream(new ByteArrayInputStream(read.getBytes()));
          whole.complete(read.getBytes());
        });
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    request.resume();
  }
}
