package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.List;
import nl.magbellen.service.upload.FormFields;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * The beginning of a form of any length, up to the field that says who sends it; its resource reads
 * all of it. No more is read for somebody unknown.
 */
final class BodyBeginning {

  /** In it the field must stand. */
  private static final int LONGEST = 65_536;

  private final String field;
  private final String type;
  private final HttpServerRequest request;
  private final ResteasyReactiveRequestContext resource;
  private final Buffer read = Buffer.buffer();

  private BodyBeginning(String field, String type, HttpServerRequest request) {
    this.field = field;
    this.type = type;
    this.request = request;
    this.resource = CurrentRequestManager.get();
  }

  /** The values of the field; none if it does not stand in the beginning. */
  static Uni<List<String>> field(String field, String type, HttpServerRequest request) {
    BodyBeginning body = new BodyBeginning(field, type, request);
    return Uni.createFrom().<List<String>>emitter(body::read);
  }

  private void read(UniEmitter<? super List<String>> found) {
    request.exceptionHandler(found::fail);
    request.handler(
        part -> {
          read.appendBuffer(part);
          List<String> values = FormFields.begun(type, read.getBytes(), false, field);
          if (!values.isEmpty() || read.length() > LONGEST) {
            request.pause();
            byte[] begun = read.getBytes();
            resource.setInputStream(
                resource.serverRequest().createInputStream(ByteBuffer.wrap(begun)));
            found.complete(values);
          }
        });
    request.endHandler(
        _ -> {
          byte[] all = read.getBytes();
          resource.setInputStream(new ByteArrayInputStream(all));
          found.complete(FormFields.begun(type, all, true, field));
        });
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    request.resume();
  }
}
