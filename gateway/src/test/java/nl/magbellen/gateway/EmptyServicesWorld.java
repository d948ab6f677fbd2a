package nl.magbellen.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.service.lookup.LookupAnswer;
import nl.magbellen.service.testing.EndingTokens;

/**
 * The gateway, and services that have nothing on record; their issuer's tokens are short. A test
 * class with a field of type {@link EndingTokens} gets those there.
 */
public final class EmptyServicesWorld implements QuarkusTestResourceLifecycleManager {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> NOTHING =
      Map.of(
          "consent",
          "{\"consents\":[],\"relations\":[],\"requestedCalls\":[],\"balanceTests\":[],\"publishedNumbers\":[]}",
          "objection",
          "{\"objections\":[],\"complaints\":[]}",
          "caller-id",
          FactsJson.write(CallerFacts.none()));

  private final GatewayWorld gateway = new GatewayWorld();
  private final EndingTokens tokens = new EndingTokens();
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
    NOTHING.forEach(
        (service, nothing) -> {
          services
              .createContext("/" + service, exchange -> answer(exchange, nothing))
              .getFilters()
              .add(tokens.check());
          settings.put("quarkus.rest-client.%s.url".formatted(service), url + "/" + service);
        });
    return settings;
  }

  private static void answer(HttpExchange exchange, String nothing) throws IOException {
    int lookups = JSON.readTree(exchange.getRequestBody()).path("lookups").size();
    byte[] body = LookupAnswer.of(Collections.nCopies(lookups, nothing));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void inject(TestInjector tests) {
    gateway.inject(tests);
    tests.injectIntoFields(tokens, new TestInjector.MatchesType(EndingTokens.class));
  }

  @Override
  public void stop() {
    services.stop(0);
    gateway.stop();
  }
}
