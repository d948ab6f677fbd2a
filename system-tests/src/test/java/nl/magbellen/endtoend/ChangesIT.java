package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services record is one feed of the gateway. */
@ExtendWith(RunningStack.class)
@Timeout(120)
class ChangesIT {

  private static final int EACH = 15;

  private Clients clients;
  private ReadyAdvertiser ready;

  @BeforeEach
  void anAdvertiserFitToCall(Clients clients) {
    this.clients = clients;
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
  }

  /** A change as it matters here: what happened to which record. */
  private record Told(String kind, String evidence) {

    String source() {
      return evidence.substring(0, evidence.indexOf(':'));
    }
  }

  @Test
  void whatEndsACallInAnyServiceIsToldInOrder() {
    // Given
    String consent = ready.consent("2026-10-12T10:00:00+02:00");
    String after = now();
    // When
    ready.objection("2026-11-20T10:00:00+01:00");
    withdraw(consent);
    release(ready.callerIdRegistration);
    // Then
    JsonPath feed = ask(after, 100).jsonPath();
    assertThat(feed.getList("items.kind"))
        .as(feed.prettify())
        .containsExactly("OBJECTION_RECEIVED", "CONSENT_WITHDRAWN", "CALLER_ID_RELEASED");
    assertThat(feed.getList("items.effect")).containsOnly("BLOCKS");
    assertThat(feed.getList("items.number")).containsExactly(ready.callee, ready.callee, null);
    assertThat(feed.getList("items.callerId")).containsExactly(null, null, ready.callerId);
  }

  @Test
  void whoWaitsIsToldOfAnObjectionAtOnce() throws Exception {
    // Given
    String after = now();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Response> waiting =
          threads.submit(() -> reader().get("/v1/changes?wait=30&after=" + after));
      // When
      Instant objected = Instant.now();
      ready.objection("2026-11-20T10:00:00+01:00");
      Response told = waiting.get();
      // Then
      assertThat(told.<List<String>>path("items.kind")).containsExactly("OBJECTION_RECEIVED");
      assertThat(Duration.between(objected, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void readersAmongWritersOfAllServicesAreToldEverythingOnceAndInOrder() throws Exception {
    // Given
    String after = now();
    int changes = EACH * 7;
    Callable<List<Told>> reader = () -> read(after, changes);
    List<Callable<List<Told>>> all =
        List.of(
            reader,
            () -> writes(this::objectedAndLifted),
            () -> writes(this::consentedAndWithdrawn),
            () -> writes(this::consentedAndWithdrawn),
            () -> writes(this::related),
            reader);
    // When
    List<List<Told>> done = atOnce(all);
    // Then
    List<Told> written = done.subList(1, 5).stream().flatMap(List::stream).toList();
    assertThat(written).hasSize(changes);
    assertThat(done.getFirst()).containsExactlyInAnyOrderElementsOf(written);
    assertThat(ofEachRecord(done.getFirst())).isEqualTo(ofEachRecord(written));
    for (String source : List.of("objection", "consent", "relation")) {
      assertThat(of(source, done.getLast())).isEqualTo(of(source, done.getFirst()));
    }
  }

  /** Whoever takes it while others write, and reads on, has what whoever read all along has. */
  @Test
  void snapshotAndWhatCameAfterItAreTheWholeFeed() throws Exception {
    // Given
    writes(this::objectedAndLifted);
    writes(this::consentedAndWithdrawn);
    Callable<List<String>> snapshot = () -> snapshot().lines().toList();
    Callable<List<String>> nothing = List::of;
    // When
    List<List<String>> done =
        atOnce(
            List.of(
                snapshot,
                () -> writes(this::consentedAndWithdrawn, nothing),
                () -> writes(this::related, nothing),
                snapshot));
    // Then
    Set<String> whole = standing(Set.of(), items("", 1000));
    assertThat(whole).hasSizeGreaterThan(EACH);
    for (List<String> taken : List.of(done.getFirst(), done.getLast())) {
      JsonPath last = JsonPath.from(taken.getLast());
      List<Map<String, Object>> begun =
          taken.subList(0, taken.size() - 1).stream()
              .map(line -> JsonPath.from(line).<Map<String, Object>>get())
              .toList();
      assertThat(last.getInt("count")).isEqualTo(begun.size());
      assertThat(standing(standing(Set.of(), begun), items(last.getString("nextCursor"), 1000)))
          .isEqualTo(whole);
    }
  }

  @Test
  void streamTellsAnObjectionAtOnce() throws Exception {
    // Given
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(clients.stack().address(Service.GATEWAY) + "/v1/changes?after=" + now()))
            .header("Accept", "text/event-stream")
            .header(
                "Authorization",
                "Bearer "
                    + clients.stack().token(TokenRequest.of(Set.of(Role.DIALER), ready.advertiser)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
      // When
      ready.objection("2026-11-20T10:00:00+01:00");
      String told = lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
      client.shutdownNow();
      // Then
      assertThat(told).contains("OBJECTION_RECEIVED").contains(ready.callee);
    }
  }

  private List<String> writes(IntFunction<Stream<Told>> write, Callable<List<String>> then)
      throws Exception {
    writes(write);
    return then.call();
  }

  /** What blocks, after these changes: the record and what happened to it. */
  private static Set<String> standing(Set<String> before, List<Map<String, Object>> changes) {
    Set<String> standing = new TreeSet<>(before);
    for (Map<String, Object> change : changes) {
      String record = change.get("evidence") + "/" + change.get("day") + " ";
      boolean blocks = change.get("effect").equals("BLOCKS");
      if (!blocks) {
        standing.removeIf(it -> it.startsWith(record) && !it.endsWith("CONSENT_WITHDRAWN"));
      } else {
        standing.add(record + change.get("kind"));
      }
    }
    return standing;
  }

  private List<Map<String, Object>> items(String begin, int limit) {
    List<Map<String, Object>> items = new ArrayList<>();
    String after = begin;
    int told;
    do {
      JsonPath page = ask(after, limit).jsonPath();
      told = page.getList("items").size();
      items.addAll(page.getList("items"));
      after = page.getString("nextCursor");
    } while (told == limit);
    return items;
  }

  private String snapshot() {
    return reader()
        .accept("application/x-ndjson")
        .get("/v1/changes/snapshot")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static List<Told> of(String source, List<Told> changes) {
    return changes.stream().filter(it -> it.source().equals(source)).toList();
  }

  private static Map<String, List<String>> ofEachRecord(List<Told> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                Told::evidence, Collectors.mapping(Told::kind, Collectors.toList())));
  }

  /** Pages of odd sizes, until so many changes were told. */
  private List<Told> read(String begin, int changes) {
    List<Told> told = new ArrayList<>();
    String after = begin;
    while (told.size() < changes) {
      Response page = ask(after, 7);
      JsonPath feed = page.jsonPath();
      List<String> kinds = feed.getList("items.kind");
      List<String> records = feed.getList("items.evidence");
      IntStream.range(0, kinds.size())
          .forEach(place -> told.add(new Told(kinds.get(place), records.get(place))));
      after = feed.getString("nextCursor");
    }
    return told;
  }

  private static List<Told> writes(IntFunction<Stream<Told>> write) {
    return IntStream.range(0, EACH).mapToObj(write).flatMap(it -> it).toList();
  }

  private Stream<Told> objectedAndLifted(int person) {
    String id =
        ready.created(
            Service.OBJECTION,
            Role.DIALER,
            "/v1/objections",
            Map.of(
                "number",
                "+31613%06d".formatted(person),
                "advertiser",
                ready.advertiser,
                "receivedAt",
                "2026-11-20T10:00:00+01:00",
                "channel",
                "LETTER"));
    ready
        .as(Service.OBJECTION, Role.DIALER)
        .body(
            Map.of(
                "statement", "U mag weer bellen.",
                "statedAt", "2026-11-21T10:00:00+01:00",
                "evidence", "recording:1"))
        .post("/v1/objections/" + id + "/lift")
        .then()
        .statusCode(200);
    return told("objection:" + id, "OBJECTION_RECEIVED", "OBJECTION_LIFTED");
  }

  private Stream<Told> consentedAndWithdrawn(int person) {
    String id =
        ready.created(
            Service.CONSENT,
            Role.CONSENT_WRITER,
            "/v1/consents",
            Map.of(
                "number",
                "+31614%06d".formatted(person),
                "advertiser",
                ready.advertiser,
                "subject",
                "s-" + Thread.currentThread().threadId(),
                "givenAt",
                "2026-10-01T10:00:00+02:00",
                "channel",
                "WEB"));
    withdraw(id);
    return told("consent:" + id, "CONSENT_GIVEN", "CONSENT_WITHDRAWN");
  }

  private Stream<Told> related(int person) {
    String id =
        ready.created(
            Service.CONSENT,
            Role.CONSENT_WRITER,
            "/v1/customer-relations",
            Map.of(
                "number",
                "+31615%06d".formatted(person),
                "advertiser",
                ready.advertiser,
                "subject",
                "energy-contract",
                "kind",
                "CUSTOMER",
                "startedAt",
                "2025-01-10T10:00:00+01:00",
                "numberFromSale",
                true,
                "optOutOffered",
                true));
    return told("relation:" + id, "RELATION_STARTED");
  }

  private static Stream<Told> told(String evidence, String... kinds) {
    return Stream.of(kinds).map(kind -> new Told(kind, evidence));
  }

  private void withdraw(String consent) {
    ready
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("withdrawnAt", "2026-11-20T10:00:00+01:00", "channel", "WEB"))
        .post("/v1/consents/" + consent + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private void release(String callerId) {
    ready
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("releasedAt", Instant.now().toString()))
        .post("/v1/caller-ids/" + callerId + "/release")
        .then()
        .statusCode(200);
  }

  private String now() {
    return ask("now", 1).path("nextCursor");
  }

  private Response ask(String after, int limit) {
    Response answer = reader().get("/v1/changes?limit=" + limit + "&after=" + after);
    answer.then().statusCode(200);
    return answer;
  }

  private RequestSpecification reader() {
    return ready.as(Service.GATEWAY, Role.DIALER);
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<T>> answers = threads.invokeAll(calls);
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
