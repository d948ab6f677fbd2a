package nl.magbellen.service.connection;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The request for which something is done now. */
public final class RequestUnderWay {

  private static final String KEY = RequestUnderWay.class.getName();

  private final RoutingContext routing;

  private RequestUnderWay(RoutingContext routing) {
    this.routing = routing;
  }

  static void begin(RoutingContext routing) {
    Context context = Vertx.currentContext();
    if (context != null && VertxContext.isDuplicatedContext(context)) {
      context.putLocal(KEY, new RequestUnderWay(routing));
    }
  }

  /** Empty where nothing is done for one request alone. */
  public static Optional<RequestUnderWay> current() {
    Context context = Vertx.currentContext();
    return context != null && VertxContext.isDuplicatedContext(context)
        ? Optional.ofNullable(context.getLocal(KEY))
        : Optional.empty();
  }

  /** Before its answer has begun, too. */
  void endsAlone() {
    ClientConnections.endsAlone(routing);
  }

  /** Does this once its client has taken the answer, or is gone. */
  public void whenTaken(Runnable then) {
    ClientConnections.whenTaken(routing, then);
    if (routing.response().closed()) {
      // What has ended before is not told again.
      then.run();
    }
  }
}
