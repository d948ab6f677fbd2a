package nl.magbellen.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.lookup.CallerLookup;

/**
 * A register of callers that answers look-ups over HTTP, by the names alone: an id that begins with
 * {@code nobody} is registered nowhere; a telemarketer is trained unless its id begins with {@code
 * new}; an advertiser whose id begins with {@code strict} demands a telemarketer.
 */
final class RegisterInMemory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private static final String OTHERS = "/others";

  private final HttpServer server;

  RegisterInMemory(ObjectionsInMemory objections) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", RegisterInMemory::refuse);
    server.createContext("/internal/lookups", RegisterInMemory::lookUp);
    server.createContext("/internal/consumer/advertiser-names", RegisterInMemory::names);
    server.createContext("/internal/agency-names", RegisterInMemory::names);
    server.createContext("/internal/changes", RegisterInMemory::noChanges);
    server.createContext(OTHERS + "/internal/changes", RegisterInMemory::noChanges);
    server.createContext(OTHERS + "/internal/objections", objections::take);
    server.start();
  }

  /** Whole requests are read: of what is left of one the next on its connection is not answered. */
  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }

  private static void noChanges(HttpExchange exchange) throws IOException {
    answer(exchange, "{\"end\":0,\"changes\":[]}".getBytes(StandardCharsets.UTF_8));
  }

  /** The other services: nothing has changed in them; objections are taken, nothing else is. */
  String urlOfOthers() {
    return url() + OTHERS;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
  }

  private static void lookUp(HttpExchange exchange) throws IOException {
    String facts =
        FactsJson.callerLookups(exchange.getRequestBody().readAllBytes()).lookups().stream()
            .map(RegisterInMemory::facts)
            .map(FactsJson::write)
            .collect(Collectors.joining(",", "{\"facts\":[", "]}"));
    answer(exchange, facts.getBytes(StandardCharsets.UTF_8));
  }

  private static void names(HttpExchange exchange) throws IOException {
    List<Map<String, String>> items = new ArrayList<>();
    JSON.readTree(exchange.getRequestBody())
        .path("ids")
        .forEach(
            id -> {
              if (!isNobody(id.asText())) {
                items.add(Map.of("id", id.asText()));
              }
            });
    answer(exchange, JSON.writeValueAsBytes(Map.of("items", items)));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static CallerFacts facts(CallerLookup asked) {
    return new CallerFacts(
        isNobody(asked.advertiser()) ? null : advertiser(asked.advertiser()),
        asked.agency() == null || isNobody(asked.agency())
            ? List.of()
            : List.of(new MandateFact(ID, List.of("*"), LONG_AGO, null, "AGENCY")),
        List.of(),
        asked.telemarketer() == null || isNobody(asked.telemarketer())
            ? null
            : telemarketer(asked.telemarketer(), asked),
        asked.telemarketers().stream()
            .filter(id -> !isNobody(id))
            .map(id -> telemarketer(id, asked))
            .toList());
  }

  private static boolean isNobody(String id) {
    return id.startsWith("nobody");
  }

  private static AdvertiserFact advertiser(String id) {
    return new AdvertiserFact(
        id,
        id,
        Sector.COMMERCIAL,
        true,
        UntrainedTelemarketer.DENY,
        ManyComplaints.ALERT,
        List.of(),
        id.startsWith("strict"),
        null);
  }

  private static TelemarketerFact telemarketer(String id, CallerLookup asked) {
    return new TelemarketerFact(
        id,
        asked.agency(),
        asked.agency() == null ? List.of(asked.advertiser()) : List.of(),
        id.startsWith("new")
            ? List.of()
            : Stream.of("LAW_AND_CODE", "VULNERABLE_PERSONS")
                .map(
                    module ->
                        new TrainingFact(ID, module, "CTM 2024", LocalDate.of(2025, 1, 1), null))
                .toList());
  }
}
