package nl.magbellen.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import nl.magbellen.service.testing.EndingTokens;
import nl.magbellen.site.service.AskedPermissions;
import nl.magbellen.site.service.CallerDirectory;
import nl.magbellen.site.service.ConsentRecords;

/**
 * Stands in for the services that the site asks. In each of their answers every field is there, and
 * every text is the one that a test chose: new fields too, as the answers are made from the types
 * that the site reads. A test class with a field of this type gets it there.
 */
public final class ServicesStandIn implements QuarkusTestResourceLifecycleManager {

  /** The only advertiser, by its id. */
  static final String ADVERTISER = "zonnestroom";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Class<?>> ASKED =
      List.of(AskedPermissions.class, CallerDirectory.class, ConsentRecords.class);
  private static final Set<String> IDS = Set.of("id", "advertiser", "advertisers", "partners");

  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          UUID.class, "0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10",
          Instant.class, "2026-11-01T10:00:00Z",
          LocalDate.class, "2026-12-01",
          Boolean.class, true,
          boolean.class, true);

  private final EndingTokens tokens = new EndingTokens();
  private volatile String text = "x";
  private volatile String called = "{}";
  private volatile int calledStatus = 200;
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The services' stand-in did not start.", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    for (Class<?> service : ASKED) {
      for (Method question : service.getMethods()) {
        if (question.isAnnotationPresent(Path.class)) {
          serve(service, question);
        }
      }
    }
    server.createContext("/token", tokens::give);
    server.createContext(
        "/internal/called",
        exchange -> answer(exchange, calledStatus, called.getBytes(StandardCharsets.UTF_8)));
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> settings = new HashMap<>(EndingTokens.settings(url));
    List.of("consent", "caller-id", "gateway")
        .forEach(service -> settings.put("quarkus.rest-client.%s.url".formatted(service), url));
    settings.put("magbellen.site.look-ups-per-minute", "100000");
    return settings;
  }

  /** From now on every text of every answer is this one. */
  void say(String said) {
    text = said;
  }

  /** From now on the gateway says this, as JSON, of every call. */
  public void callWas(String answer) {
    called = answer;
    calledStatus = 200;
  }

  /** From now on the gateway knows of no call, as it cannot answer. */
  public void noCallCanBeLookedUp() {
    calledStatus = 503;
  }

  private void serve(Class<?> service, Method question) {
    String path =
        service.getAnnotation(Path.class).value()
            + "/"
            + question.getAnnotation(Path.class).value();
    Type answer = ((ParameterizedType) question.getGenericReturnType()).getActualTypeArguments()[0];
    if (answer instanceof Class<?> type && type.isRecord()) {
      server.createContext(path, exchange -> answer(exchange, type));
    }
  }

  private void answer(HttpExchange exchange, Class<?> type) throws IOException {
    answer(exchange, 200, JSON.writeValueAsBytes(value(type, "")));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Object value(Type type, String name) {
    if (type instanceof ParameterizedType list) {
      return List.of(value(list.getActualTypeArguments()[0], name));
    }
    if (type == String.class) {
      return IDS.contains(name) ? ADVERTISER : text;
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (RecordComponent field : record.getRecordComponents()) {
        fields.put(field.getName(), value(field.getGenericType(), field.getName()));
      }
      return fields;
    }
    if (VALUES.containsKey(type)) {
      return VALUES.get(type);
    }
    throw new IllegalStateException("There is no value for " + type);
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(this, new TestInjector.MatchesType(ServicesStandIn.class));
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
