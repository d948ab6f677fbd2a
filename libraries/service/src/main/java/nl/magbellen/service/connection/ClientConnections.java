package nl.magbellen.service.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Ends connections whose client takes too long over a request, and takes only so many from one
 * address: who sends slowly or not at all costs us a connection, its buffers and a place. The
 * server itself knows only connections on which nothing moves ({@code quarkus.http.idle-timeout}),
 * and no addresses; so this looks at the connections that it accepts, from its first request on.
 */
@ApplicationScoped
public class ClientConnections {

  private static final int FIRST = Integer.MIN_VALUE;
  private static final int LOOK_EACH_MILLIS = 500;

  private final ConnectionSettings settings;
  private final Admission admission;
  private final RequestBodies bodies;
  private final LateRequests late;

  ClientConnections(
      ConnectionSettings settings,
      WordlessRefusals refusals,
      RequestBodies bodies,
      LateRequests late,
      MeterRegistry meters) {
    this.settings = settings;
    this.bodies = bodies;
    this.late = late;
    this.admission = new Admission(settings, refusals);
    meters.gauge("magbellen.answers.untaken", admission.answers(), UntakenAnswers::bytes);
  }

  void register(@Observes Router router, Vertx vertx) {
    router.route().order(FIRST).handler(this::received);
    vertx.setPeriodic(LOOK_EACH_MILLIS, look -> closeLate());
  }

  /** Lets the body of a request take its time: a list, say, that is answered while it comes in. */
  public void streams(RoutingContext routing) {
    ClientConnection connection = connection(routing.request());
    if (connection != null) {
      connection.streams(routing.request());
      RequestBodies.streams(routing);
    }
  }

  private void received(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    ClientConnection known = connection(request);
    ClientConnection connection = known == null ? firstOf(channel(request)) : known;
    if (connection == null) {
      routing.next();
    } else {
      begin(connection, routing, bodies.begin(connection, routing));
      if (!late.refuse(channel(request), connection, routing)) {
        RequestUnderWay.begin(routing);
        connection.whenTakenBefore(request, routing::next);
      }
    }
  }

  private static void begin(ClientConnection connection, RoutingContext routing, HeldBody body) {
    HttpServerRequest request = routing.request();
    if (request.version() == HttpVersion.HTTP_2) {
      connection.streamBegan(request, body);
      routing.addEndHandler(ended -> connection.streamEnded(request));
      routing.addHeadersEndHandler(head -> endsAlone(routing));
    } else {
      connection.requestBegan(request, hasBody(request), body);
      routing.addEndHandler(ended -> connection.requestEnded());
    }
  }

  /**
   * From now on every connection that the server accepts passes here first, and this one is looked
   * at, too; null where there is no server.
   */
  private ClientConnection firstOf(Channel client) {
    if (client.parent() == null) {
      return null;
    }
    ChannelPipeline server = client.parent().pipeline();
    synchronized (admission) {
      if (server.get(Admission.class) == null) {
        server.addFirst(admission);
      }
    }
    return admission.watch(client);
  }

  private void closeLate() {
    for (ClientConnection connection : admission.open()) {
      connection.closeIfLate(settings);
    }
  }

  /**
   * Does something once a request is answered and its client has taken the answer, or is gone. Of a
   * connection that we do not know nothing is awaited but the end of the answer.
   */
  static void whenTaken(RoutingContext routing, Runnable then) {
    HttpServerRequest request = routing.request();
    ClientConnection connection = connection(request);
    Runnable onceAnswered = connection == null ? then : () -> connection.whenTaken(request, then);
    routing.addEndHandler(ended -> onceAnswered.run());
  }

  /**
   * A request of HTTP/2 that its client takes back, or whose answer it does not take, ends without
   * the others on its connection. The stream of bytes that resources write to, once it is there,
   * would close the connection.
   */
  static void endsAlone(RoutingContext routing) {
    HttpServerResponse response = routing.response();
    if (routing.request().version() == HttpVersion.HTTP_2 && !response.ended()) {
      response.exceptionHandler(gone -> {});
    }
  }

  static ClientConnection connection(HttpServerRequest request) {
    return channel(request).attr(ClientConnection.KEY).get();
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length == null ? request.getHeader("Transfer-Encoding") != null : !length.equals("0");
  }
}
