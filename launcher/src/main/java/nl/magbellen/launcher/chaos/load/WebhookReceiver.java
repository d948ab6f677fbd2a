package nl.magbellen.launcher.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;

/** Somebody on this machine who is sent what changes, and who can misbehave. */
public final class WebhookReceiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration SLOWLY = Duration.ofMillis(800);
  private static final Duration LONGEST_HANG = Duration.ofMinutes(2);
  private static final int TAKEN = 204;
  private static final int REFUSED = 500;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private volatile State state = State.TAKES;

  /** How it answers. */
  public enum State {
    TAKES,
    /** It answers, and takes its time for it. */
    SLOW,
    /** It answers that it cannot. */
    REFUSES,
    /** It takes connections and answers nothing. */
    HANGS
  }

  /**
   * Listens on a free port.
   *
   * @throws StackException when there is none
   */
  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new StackException("no receiver of webhooks", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:%d/changes".formatted(server.getAddress().getPort());
  }

  /** From now on it answers so. */
  public void turn(State to) {
    state = to;
  }

  /** What it has taken, each as its kind and its evidence with a space between. */
  public Set<String> taken() {
    return Set.copyOf(taken);
  }

  /** The ids of what it has taken, as often and in the order in which it did. */
  public List<String> ids() {
    return List.copyOf(ids);
  }

  private void receive(HttpExchange exchange) throws IOException {
    JsonNode change = JSON.readTree(exchange.getRequestBody());
    State now = state;
    if (now == State.HANGS) {
      Pause.until(() -> state != State.HANGS, LONGEST_HANG);
      exchange.close();
      return;
    }
    if (now == State.SLOW) {
      Pause.of(SLOWLY);
    }
    if (now != State.REFUSES) {
      taken.add(change.path("kind").asText() + " " + change.path("evidence").asText());
      ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
    }
    exchange.sendResponseHeaders(now == State.REFUSES ? REFUSED : TAKEN, NO_BODY);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
