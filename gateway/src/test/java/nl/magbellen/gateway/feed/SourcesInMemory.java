package nl.magbellen.gateway.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.change.ChangeEffect;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.testing.EndingTokens;

/**
 * The gateway with its database, and services that tell the changes that a test put there. A test
 * class with a field of this type gets them there.
 */
public final class SourcesInMemory implements QuarkusTestResourceLifecycleManager {

  /** Of all tests' changes: positions must rise, whichever test comes first. */
  static final AtomicLong LAST = new AtomicLong(1_000_000);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayWorld gateway = new GatewayWorld();
  private final EndingTokens tokens = new EndingTokens();
  private final Map<String, List<Map<String, Object>>> changes = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Set<String> down = ConcurrentHashMap.newKeySet();
  private HttpServer services;

  @Override
  public Map<String, String> start() {
    try {
      services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The services' stand-in did not start.", e);
    }
    services.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    services.createContext("/token", tokens::give);
    services.start();
    String url = "http://127.0.0.1:" + services.getAddress().getPort();
    Map<String, String> settings = new HashMap<>(gateway.start());
    settings.putAll(EndingTokens.settings(url));
    settings.put("magbellen.changes.look-every", "PT0.2S");
    settings.put("magbellen.changes.heartbeat-every", "PT0.4S");
    for (String source : List.of("objection", "consent", "caller-id")) {
      changes.put(source, new ArrayList<>());
      services
          .createContext("/" + source + "/internal/changes", exchange -> tell(source, exchange))
          .getFilters()
          .add(tokens.check());
      services
          .createContext(
              "/" + source + "/internal/changes/standing", exchange -> tell(source, exchange))
          .getFilters()
          .add(tokens.check());
      settings.put("quarkus.rest-client.%s.url".formatted(source), url + "/" + source);
    }
    return settings;
  }

  /** From now on the service tells this change too; positions must rise. */
  public void changed(String source, long position, String kind, String advertiser) {
    changed(source, position, kind, advertiser, "2026-11-23T10:00:01+01:00");
  }

  /** The same, recorded at this instant. */
  public void changed(
      String source, long position, String kind, String advertiser, String recordedAt) {
    List<Map<String, Object>> all = changes.get(source);
    synchronized (all) {
      all.add(
          Map.of(
              "position",
              position,
              "kind",
              kind,
              "number",
              "+31612345678",
              "advertiser",
              advertiser,
              "evidence",
              source + ":" + position,
              "happenedAt",
              "2026-11-23T10:00:00+01:00",
              "recordedAt",
              recordedAt));
    }
  }

  /** From now on the service answers 503. */
  public void fail(String source) {
    down.add(source);
  }

  /** All answer again. */
  public void recover() {
    down.clear();
  }

  /** How often this service was asked. */
  public int asked(String source) {
    return asked.getOrDefault(source, 0);
  }

  private void tell(String source, HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody());
    this.asked.merge(source, 1, Integer::sum);
    byte[] body = JSON.writeValueAsBytes(part(changes.get(source), asked));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(down.contains(source) ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** What blocks is told two at a time; whether something later took it back is not looked at. */
  private static Map<String, Object> part(List<Map<String, Object>> all, JsonNode asked) {
    boolean standing = asked.hasNonNull("upTo");
    Set<String> advertisers = new HashSet<>(Set.of("*"));
    asked.path("advertisers").forEach(advertiser -> advertisers.add(advertiser.asText()));
    boolean ofAll = asked.path("advertisers").isNull() || asked.path("advertisers").isMissingNode();
    synchronized (all) {
      long newest = all.isEmpty() ? 0 : (long) all.getLast().get("position");
      long last = standing ? asked.path("upTo").asLong() : newest;
      long after = asked.path("after").asLong(last);
      int most = standing ? 2 : asked.path("most").asInt();
      List<Map<String, Object>> told =
          all.stream()
              .filter(it -> (long) it.get("position") > after && (long) it.get("position") <= last)
              .filter(it -> !standing || isBlocking((String) it.get("kind")))
              .filter(it -> ofAll || advertisers.contains(it.get("advertiser")))
              .limit(most)
              .toList();
      long end = told.size() < most ? Math.max(last, after) : (long) told.getLast().get("position");
      return Map.of("end", end, "changes", told);
    }
  }

  private static boolean isBlocking(String kind) {
    return ChangeKind.valueOf(kind).effect() == ChangeEffect.BLOCKS;
  }

  @Override
  public void inject(TestInjector tests) {
    gateway.inject(tests);
    tests.injectIntoFields(this, new TestInjector.MatchesType(SourcesInMemory.class));
  }

  @Override
  public void stop() {
    services.stop(0);
    gateway.stop();
  }
}
