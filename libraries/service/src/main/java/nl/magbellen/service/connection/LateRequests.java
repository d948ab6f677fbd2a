package nl.magbellen.service.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import nl.magbellen.service.problem.EarlyProblems;

/**
 * Refuses what could not be read in time because more is asked than the processors manage: at once,
 * and before anything is done for it, so that what is taken is answered in time. A client that
 * sends little is not refused for what another one sends.
 */
@ApplicationScoped
class LateRequests {

  /** So much of a body comes with its head, or soon after it, in bytes. */
  private static final int SMALL = 16 * 1024;

  private static final int DIGITS = 5;

  private final ConnectionSettings settings;
  private final EarlyProblems problems;
  private final Counter refused;

  LateRequests(ConnectionSettings settings, EarlyProblems problems, MeterRegistry meters) {
    this.settings = settings;
    this.problems = problems;
    this.refused = meters.counter("magbellen.requests.late");
  }

  /** Whether a request that was read now was late, and is refused. */
  boolean refuse(Channel channel, ClientConnection connection, RoutingContext routing) {
    HttpServerRequest request = routing.request();
    LoopBeats beats = LoopBeats.of(channel.eventLoop());
    if (beats.take(client(request), settings.readWithin().toNanos())) {
      return false;
    }
    refused.increment();
    Busy.tellWhen(routing.response());
    if (isSmall(request)) {
      problems.answer(routing, Busy.noTime());
    } else {
      problems.refuse(routing, Busy.noTime());
      connection.refused(request);
    }
    return true;
  }

  /** Whoever has a token, or else an address. */
  private static String client(HttpServerRequest request) {
    return Objects.requireNonNullElseGet(
        request.getHeader(HttpHeaders.AUTHORIZATION), () -> request.remoteAddress().host());
  }

  private static boolean isSmall(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
        : length.length() <= DIGITS && Integer.parseInt(length) <= SMALL;
  }
}
