package nl.magbellen.gateway.subscription;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/** Somebody who is sent changes, over HTTP on loopback. */
final class Receiver implements AutoCloseable {

  /** It never answers. */
  static final int HANGS = 0;

  /** It answers that it took it, and never comes to the end of that. */
  static final int ANSWERS_WITHOUT_END = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpServer server;
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private final IntUnaryOperator statuses;
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  /** What came. */
  record Message(String id, String timestamp, String signature, String type, String body) {}

  private Receiver(IntUnaryOperator statuses) {
    this.statuses = statuses;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The receiver did not start.", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** One that answers this to everything. */
  static Receiver answering(int status) {
    return new Receiver(_ -> status);
  }

  /** One that answers the how manieth message, from 0, so. */
  static Receiver answering(IntUnaryOperator statuses) {
    return new Receiver(statuses);
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/changes?of=me";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What came until now, or until so many came. */
  List<Message> received(int atLeast) {
    until(() -> received.size() >= atLeast);
    return List.copyOf(received);
  }

  List<String> ids(int atLeast) {
    return received(atLeast).stream().map(Message::id).toList();
  }

  /** How many came while another was not answered yet, with it. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** Waits until something is so, at most a minute: longer than a lease that was lost. */
  static void until(BooleanSupplier so) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!so.getAsBoolean() && Instant.now().isBefore(end)) {
      pause(20);
    }
  }

  static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status;
    synchronized (received) {
      status = statuses.applyAsInt(received.size());
      received.add(
          new Message(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              header(exchange, "content-type"),
              body));
    }
    atOnce.decrementAndGet();
    answer(exchange, status);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    switch (status) {
      case HANGS -> pause(60_000);
      case ANSWERS_WITHOUT_END -> {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[4096];
        while (true) {
          exchange.getResponseBody().write(part);
        }
      }
      default -> {
        if (status == 302) {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
      }
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
