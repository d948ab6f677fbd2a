package nl.magbellen.gateway.feed;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.gateway.feed.ChangeStream.Sent;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.refusal.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed as an event stream. */
@QuarkusTest
@WithTestResource(SourcesInMemory.class)
@Timeout(60)
class ChangeStreamTest {

  private static final String PATH = "/v1/changes";
  private static final AtomicLong LAST = SourcesInMemory.LAST;

  @TestHTTPResource(PATH)
  URI address;

  @Inject ChangeStreams streams;
  @Inject Feed feed;

  SourcesInMemory sources;

  private final String advertiser = "stream-" + LAST.incrementAndGet();

  @AfterEach
  void servicesAnswer() {
    sources.recover();
  }

  /** What a reader got between two empty lines. */
  private record Event(String id, String data, String comment) {

    String change() {
      return JsonPath.from(data).getString("id");
    }
  }

  @Test
  void whatChangesIsSentAsItHappensEachWithACursor() throws Exception {
    // Given
    String now = now();
    List<String> before = List.of(changed("objection"), changed("consent"));
    try (Reading reading = read("?after=" + now, null)) {
      List<Event> first = reading.changes(2);
      // When
      String later = changed("caller-id");
      List<Event> then = reading.changes(1);
      // Then
      assertThat(reading.response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      assertThat(reading.response.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(first).extracting(Event::change).isEqualTo(before);
      assertThat(then).extracting(Event::change).containsExactly(later);
      ask("?after=" + first.getFirst().id())
          .then()
          .body("items.id", contains(before.get(1), later));
      ask("?after=" + then.getLast().id()).then().body("items", empty());
    }
  }

  @Test
  void whoComesBackWithTheLastIdGoesOnFromThere() throws Exception {
    // Given
    String now = now();
    changed("objection");
    String second = changed("consent");
    String last;
    try (Reading reading = read("?after=" + now, null)) {
      last = reading.changes(1).getLast().id();
    }
    // When
    try (Reading again = read("?after=" + now, last)) {
      // Then
      assertThat(again.changes(1)).extracting(Event::change).containsExactly(second);
    }
  }

  @Test
  void streamSaysThatItIsAliveAndWhereItStands() throws Exception {
    // When
    try (Reading reading = read("?after=now", null)) {
      Event opening = reading.next();
      Event heartbeat = reading.next();
      // Then
      assertThat(opening.comment()).isNotBlank();
      assertThat(heartbeat.comment()).isEqualTo("alive");
      assertThat(heartbeat.data()).isNull();
      ask("?after=" + heartbeat.id()).then().statusCode(200);
    }
  }

  @Test
  void streamEndsWithARemarkWhenAServiceDoesNotAnswer() throws Exception {
    // Given
    try (Reading reading = read("?after=now", null)) {
      reading.next();
      // When
      sources.fail("consent");
      Event last = null;
      for (Event event = reading.next(); event != null; event = reading.next()) {
        last = event;
      }
      // Then
      assertThat(last).isNotNull();
      assertThat(last.comment()).startsWith("cannot be read now");
    }
  }

  /** Its head is sent before the services are asked. */
  @Test
  void streamThatCannotBeginEndsWithARemark() throws Exception {
    // Given
    sources.fail("consent");
    // When
    try (Reading reading = read("?after=now", null)) {
      Event only = reading.next();
      Event then = reading.next();
      // Then
      assertThat(only.comment()).startsWith("cannot be read now");
      assertThat(only.id()).isNull();
      assertThat(then).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?after=nonsense", "?wait=3", "?limit=2"})
  void whatCannotBeMeantIsRefused(String query) {
    streamed(query).then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void whoDoesNotAskForAStreamGetsNone() {
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .accept("*/*")
        .get(PATH)
        .then()
        .contentType(startsWith("application/json"));
  }

  /** It has taken one of two hundred. */
  @Test
  void slowReaderCostsOnePartOfTheFeed() throws Exception {
    // Given
    Positions now = feed.now().await().indefinitely();
    IntStream.range(0, 250).forEach(_ -> changed("objection"));
    AssertSubscriber<Sent> slow = AssertSubscriber.create(2);
    streams
        .to("slow", Instant.MAX, Uni.createFrom().item(now), List.of(advertiser))
        .subscribe()
        .withSubscriber(slow);
    slow.awaitItems(2);
    int asked = sources.asked("objection");
    // When
    Thread.sleep(600);
    // Then
    assertThat(slow.getItems()).hasSize(2);
    assertThat(sources.asked("objection") - asked).isLessThanOrEqualTo(1);
    slow.request(249).awaitItems(251).cancel();
    assertThat(slow.getItems().stream().skip(1).map(sent -> sent.item().id()).distinct())
        .hasSize(250);
  }

  @Test
  void streamEndsWithTheRightsOfItsReader() {
    // Given
    Positions now = feed.now().await().indefinitely();
    AssertSubscriber<Sent> reader = AssertSubscriber.create(100);
    // When
    streams
        .to("ending", Instant.now(), Uni.createFrom().item(now), List.of(advertiser))
        .subscribe()
        .withSubscriber(reader);
    // Then
    reader.awaitCompletion();
    assertThat(reader.getLastItem().remark()).startsWith("ends here");
  }

  @Test
  void clientsShareThePlacesAndGiveThemBack() {
    // Given
    List<AssertSubscriber<Sent>> readers = new ArrayList<>();
    try {
      while (readers.size() < 100) {
        AssertSubscriber<Sent> one = AssertSubscriber.create(1);
        streams
            .to("greedy", Instant.MAX, feed.now(), List.of(advertiser))
            .subscribe()
            .withSubscriber(one);
        readers.add(one);
      }
    } catch (RefusedException full) {
      // as it should be
    }
    int many = readers.size();
    // When
    readers.removeLast().cancel();
    AssertSubscriber<Sent> another = AssertSubscriber.create(1);
    streams
        .to("greedy", Instant.MAX, feed.now(), List.of(advertiser))
        .subscribe()
        .withSubscriber(another);
    readers.add(another);
    // Then
    readers.forEach(AssertSubscriber::cancel);
    assertThat(many).isBetween(20, 40);
  }

  private String changed(String service) {
    long position = LAST.incrementAndGet();
    sources.changed(
        service,
        position,
        switch (service) {
          case "objection" -> "OBJECTION_RECEIVED";
          case "consent" -> "CONSENT_WITHDRAWN";
          default -> "CALLER_ID_RELEASED";
        },
        advertiser);
    return service + "-" + position;
  }

  private Response ask(String query) {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).get(PATH + query);
  }

  private Response streamed(String query) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .accept("text/event-stream")
        .get(PATH + query);
  }

  private String now() {
    return ask("?after=now").path("nextCursor");
  }

  private Reading read(String query, String lastId) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + query))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token(Role.DIALER, advertiser));
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    HttpClient client = HttpClient.newHttpClient();
    return new Reading(client, client.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
  }

  /** A reader of a stream. */
  private record Reading(
      HttpClient client, HttpResponse<Stream<String>> response, Iterator<String> lines)
      implements AutoCloseable {

    Reading(HttpClient client, HttpResponse<Stream<String>> response) {
      this(client, response, response.body().iterator());
    }

    /** Null when the stream has ended. */
    Event next() {
      String id = null;
      String data = null;
      String comment = null;
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.isEmpty()) {
          return new Event(id, data, comment);
        }
        String value = line.substring(line.indexOf(':') + 1).strip();
        switch (line.substring(0, line.indexOf(':'))) {
          case "id" -> id = value;
          case "data" -> data = value;
          case "" -> comment = value;
          default -> assertThat(line).startsWith("retry");
        }
      }
      return null;
    }

    List<Event> changes(int count) {
      return Stream.generate(this::next)
          .filter(event -> event.data() != null)
          .limit(count)
          .toList();
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
