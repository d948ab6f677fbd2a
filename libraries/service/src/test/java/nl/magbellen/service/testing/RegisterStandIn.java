package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands in for caller-id-service where another service asks it for advertisers and agencies, and
 * for the issuer that gives the tokens for that, which it gets back. A test class with a field of
 * this type, or of type {@link EndingTokens}, gets it there.
 */
public final class RegisterStandIn implements QuarkusTestResourceLifecycleManager {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private volatile Predicate<String> registeredToo = _ -> false;
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, List<String>> similar = new ConcurrentHashMap<>();
  private final Set<String> garbled = ConcurrentHashMap.newKeySet();
  private final AtomicInteger largestBatch = new AtomicInteger();
  private boolean knowsSubjects;
  private final Set<String> agencies = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Duration delay = Duration.ZERO;
  private final EndingTokens tokens = new EndingTokens();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in for caller-id-service did not start.", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Filter check = tokens.check();
    server
        .createContext("/internal/consumer/advertiser-names", this::names)
        .getFilters()
        .add(check);
    server.createContext("/internal/consumer/advertisers", this::search).getFilters().add(check);
    server.createContext("/internal/agency-names", this::agencies).getFilters().add(check);
    if (knowsSubjects) {
      server.createContext("/internal/lookups", this::lookUps).getFilters().add(check);
    }
    server.createContext("/token", tokens::give);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> settings = new HashMap<>(EndingTokens.settings(url));
    settings.put("quarkus.rest-client.caller-id.url", url);
    return settings;
  }

  /** From now on there are these advertisers too. */
  public void register(String... ids) {
    registered.addAll(List.of(ids));
  }

  /** From now on there is this advertiser too; the name of the others is their id. */
  public void registerAs(String id, String name) {
    registered.add(id);
    names.put(id, name);
  }

  /** From now on there is, beside those that were registered, every advertiser with such an id. */
  public void registerWhere(Predicate<String> id) {
    registeredToo = id;
  }

  /** Before it starts: it also tells which subjects are similar. */
  public RegisterStandIn knowingSubjects() {
    knowsSubjects = true;
    return this;
  }

  /** From now on an advertiser has declared these subjects to be similar. */
  public void declareSimilar(String id, String... subjects) {
    similar.put(id, List.of(subjects));
  }

  /** From now on what is told of an advertiser cannot be read, or can again. */
  public void garble(String id, boolean unreadable) {
    if (unreadable) {
      garbled.add(id);
    } else {
      garbled.remove(id);
    }
  }

  /** Of how many advertisers facts were asked at once, at most. */
  public int largestBatch() {
    return largestBatch.get();
  }

  /** From now on there is this agency too. */
  public void registerAgency(String id) {
    agencies.add(id);
  }

  /** Answers as usual, and has been asked nothing. */
  public void recover() {
    status = 200;
    delay = Duration.ZERO;
    asked.clear();
  }

  /** From now on it can't answer. */
  public void fail() {
    status = 503;
  }

  /** From now on every answer takes so long. */
  public void slowBy(Duration longer) {
    delay = longer;
  }

  /** The ids that were asked for since it recovered. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void names(HttpExchange exchange) throws IOException {
    Set<String> ids = ids(exchange);
    asked.addAll(ids);
    ids.stream().filter(registeredToo).forEach(registered::add);
    pause();
    answer(exchange, status, named(registered, ids::contains));
  }

  private void agencies(HttpExchange exchange) throws IOException {
    Set<String> ids = ids(exchange);
    pause();
    answer(exchange, status, named(agencies, ids::contains));
  }

  private void lookUps(HttpExchange exchange) throws IOException {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (JsonNode lookup : JSON.readTree(exchange.getRequestBody()).path("lookups")) {
      facts.add(facts(lookup.path("advertiser").asText()));
    }
    largestBatch.accumulateAndGet(facts.size(), Math::max);
    pause();
    answer(exchange, status, JSON.writeValueAsString(Map.of("facts", facts)));
  }

  private Map<String, Object> facts(String advertiser) {
    Map<String, Object> fact =
        Map.of(
            "id",
            advertiser,
            "name",
            names.getOrDefault(advertiser, advertiser),
            "sector",
            garbled.contains(advertiser) ? List.of() : "OTHER",
            "active",
            true,
            "untrainedTelemarketer",
            "DENY",
            "manyComplaints",
            "ALERT",
            "similarSubjects",
            List.of(similar.getOrDefault(advertiser, List.of(advertiser))),
            "telemarketerRequired",
            false);
    return Map.of("advertiser", fact, "mandates", List.of(), "callerIds", List.of());
  }

  private static Set<String> ids(HttpExchange exchange) throws IOException {
    Set<String> ids = new HashSet<>();
    JSON.readTree(exchange.getRequestBody()).path("ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private void search(HttpExchange exchange) throws IOException {
    String name = JSON.readTree(exchange.getRequestBody()).path("name").asText().toLowerCase();
    pause();
    answer(exchange, status, named(registered, id -> id.contains(name)));
  }

  private String named(Set<String> all, Predicate<String> which) throws IOException {
    List<Map<String, String>> items =
        all.stream()
            .filter(which)
            .sorted()
            .map(id -> Map.of("id", id, "name", names.getOrDefault(id, id)))
            .toList();
    return JSON.writeValueAsString(Map.of("items", items));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void pause() {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(this, new TestInjector.MatchesType(RegisterStandIn.class));
    tests.injectIntoFields(tokens, new TestInjector.MatchesType(EndingTokens.class));
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
