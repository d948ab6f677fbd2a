package nl.magbellen.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Objections that were registered, as objection-service takes them, while it is said to run. */
public final class ObjectionsInMemory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAVAILABLE = 503;

  private final List<String> registered = new CopyOnWriteArrayList<>();
  private volatile boolean isRunning;

  /** Everything that was registered, as number and advertiser. */
  public List<String> registered() {
    return List.copyOf(registered);
  }

  /** Takes everything from now on. */
  public void run() {
    isRunning = true;
  }

  /** Takes nothing from now on, as at first. */
  public void stop() {
    isRunning = false;
  }

  void take(HttpExchange exchange) throws IOException {
    if (!isRunning) {
      exchange.sendResponseHeaders(UNAVAILABLE, -1);
      exchange.close();
      return;
    }
    List<Map<String, String>> items = new ArrayList<>();
    for (JsonNode objection : JSON.readTree(exchange.getRequestBody()).path("objections")) {
      String one = objection.path("number").asText() + " " + objection.path("advertiser").asText();
      registered.add(one);
      items.add(Map.of("id", id(one).toString()));
    }
    byte[] body = JSON.writeValueAsBytes(Map.of("items", items));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The same for the same number and advertiser: the first objection counts. */
  public static UUID id(String numberAndAdvertiser) {
    return UUID.nameUUIDFromBytes(numberAndAdvertiser.getBytes(StandardCharsets.UTF_8));
  }
}
