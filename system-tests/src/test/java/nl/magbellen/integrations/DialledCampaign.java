package nl.magbellen.integrations;

import static org.hamcrest.Matchers.lessThan;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.endtoend.ReadyAdvertiser;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;

/**
 * A campaign with a key, and numbers to call: some people asked for the call (which may be made at
 * any hour), some objected, of some nothing is on record.
 */
final class DialledCampaign {

  static final String CAMPAIGN = "phone";

  private static final MonthDay COMMEMORATION = MonthDay.of(5, 4);

  private final ReadyAdvertiser ready;
  private final String key;
  private final Set<String> permitted = new HashSet<>();
  private int numbers;

  DialledCampaign(Clients clients) {
    ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    ready
        .as(Service.GATEWAY, Role.DIALER)
        .body(
            Map.of(
                "advertiser",
                ready.advertiser,
                "purpose",
                "COMMERCIAL",
                "subject",
                "energy-contract",
                "callerIds",
                List.of(ready.callerId)))
        .put("/v1/campaigns/" + CAMPAIGN)
        .then()
        .statusCode(201);
    key =
        clients
            .of(Service.GATEWAY, Role.OPERATOR, "*")
            .body(
                Map.of(
                    "advertiser",
                    ready.advertiser,
                    "campaign",
                    CAMPAIGN,
                    "scopes",
                    List.of("short")))
            .post("/v1/api-keys")
            .then()
            .statusCode(201)
            .extract()
            .path("secret");
  }

  String key() {
    return key;
  }

  String callerId() {
    return ready.callerId;
  }

  /** So many new numbers: of four, two asked to be called, one objected, one never said a thing. */
  List<String> mixed(int count) {
    List<String> callees = numbers(count);
    requested(every(callees, 0, 2));
    objected(every(callees, 1, 4));
    return callees;
  }

  /** So many new numbers of people who asked to be called. */
  List<String> requested(int count) {
    List<String> callees = numbers(count);
    requested(callees);
    return callees;
  }

  /** So many new numbers of people of whom nothing is on record. */
  List<String> unknown(int count) {
    return numbers(count);
  }

  /** Which of these may be called; on Remembrance Day none. */
  List<String> permittedOf(List<String> callees) {
    return MonthDay.now(ZoneId.of("Europe/Amsterdam")).equals(COMMEMORATION)
        ? List.of()
        : callees.stream().filter(permitted::contains).toList();
  }

  /** What the gateway's log has permitted: whom to call, by decision. */
  Map<String, String> log() {
    Map<String, String> calls = new HashMap<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          ready
              .as(Service.GATEWAY, Role.AUDITOR)
              .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
              .queryParams(
                  Map.of("advertiser", ready.advertiser, "decision", "PERMIT", "limit", 1000))
              .get("/v1/call-permissions")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      List<String> ids = page.getList("items.id");
      List<String> callees = page.getList("items.question.callee");
      IntStream.range(0, ids.size()).forEach(row -> calls.put(ids.get(row), callees.get(row)));
      cursor = page.getString("nextCursor");
    }
    return calls;
  }

  private List<String> numbers(int count) {
    return Stream.generate(() -> "+31613%06d".formatted(numbers++)).limit(count).toList();
  }

  private static List<String> every(List<String> callees, int from, int step) {
    return IntStream.range(0, callees.size())
        .filter(place -> place % step == from)
        .mapToObj(callees::get)
        .toList();
  }

  private void requested(List<String> callees) {
    Instant now = Instant.now();
    permitted.addAll(callees);
    recorded(
        Service.CONSENT,
        Role.CONSENT_WRITER,
        "/v1/requested-calls/import",
        callees,
        Map.of(
            "subject",
            "energy-contract",
            "requestedAt",
            now.minusSeconds(600).toString(),
            "validUntil",
            now.plusSeconds(86_400).toString(),
            "evidence",
            "form"));
  }

  private void objected(List<String> callees) {
    recorded(
        Service.OBJECTION,
        Role.DIALER,
        "/v1/objections/import",
        callees,
        Map.of("receivedAt", Instant.now().minusSeconds(60).toString(), "channel", "LETTER"));
  }

  private void recorded(
      Service service, Role role, String path, List<String> callees, Map<String, String> all) {
    ready
        .as(service, role)
        .contentType("application/x-ndjson")
        .accept("application/x-ndjson")
        .queryParam("advertiser", ready.advertiser)
        .queryParams(all)
        .body(
            callees.stream()
                .map("{\"number\": \"%s\"}\n"::formatted)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(lessThan(300));
  }
}
