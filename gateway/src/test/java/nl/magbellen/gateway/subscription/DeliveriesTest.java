package nl.magbellen.gateway.subscription;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import nl.magbellen.gateway.feed.Feed;
import nl.magbellen.gateway.subscription.Receiver.Message;
import nl.magbellen.gateway.webhook.WebhookSettings;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.Management;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes comes to its receivers, whatever they do. */
@QuarkusTest
@TestProfile(DeliveriesTest.ReceiversOnLoopback.class)
@WithTestResource(WebhookWorld.class)
@Timeout(180)
class DeliveriesTest {

  /** What an operator allows whose dialers are on the same machine. */
  public static final class ReceiversOnLoopback implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "magbellen.webhooks.http", "true", "magbellen.webhooks.allowed-networks", "127.0.0.1/32");
    }
  }

  private static final String PATH = "/v1/subscriptions";
  private static final String OBJECTED = "OBJECTION_RECEIVED";
  private static final AtomicLong LAST = new AtomicLong();

  WebhookWorld world;

  @Inject DataSource database;
  @Inject DueSubscriptions queue;
  @Inject Sender sender;
  @Inject Feed feed;
  @Inject WebhookSettings settings;

  private final String advertiser = "receiver-" + LAST.incrementAndGet();
  private final List<String> made = new ArrayList<>();

  @AfterEach
  void nobodyIsSentTo() {
    world.recover();
    made.forEach(id -> dialer().delete(PATH + "/" + id));
  }

  @Test
  void changeComesAsTheFeedTellsItWithTheSignatureOfTheStandard() throws Exception {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      Response subscription = subscribed(receiver);
      // When
      List<String> told = world.changed("objection", OBJECTED, advertiser, 1);
      // Then
      Message message = receiver.received(1).getFirst();
      assertThat(message.id()).isEqualTo(told.getFirst());
      assertThat(message.type()).isEqualTo("application/json");
      assertThat(Long.parseLong(message.timestamp()))
          .isCloseTo(Instant.now().getEpochSecond(), Offset.offset(60L));
      assertThat(message.signature()).isEqualTo(signature(subscription.path("secret"), message));
      JsonNode asked =
          new ObjectMapper()
              .readTree(
                  dialer().get("/v1/changes?after=" + subscription.path("cursor")).asString());
      assertThat(new ObjectMapper().readTree(message.body())).isEqualTo(asked.at("/items/0"));
    }
  }

  @Test
  void changesComeOnceAndInTheOrderOfTheFeed() {
    // Given
    try (Receiver receiver = Receiver.answering(204)) {
      Response subscription = subscribed(receiver);
      List<String> told = new ArrayList<>();
      // When
      for (String source : List.of("consent", "objection", "caller-id", "objection")) {
        told.addAll(world.changed(source, OBJECTED, advertiser, 60));
        Receiver.pause(50);
      }
      // Then
      assertThat(receiver.ids(told.size())).hasSameElementsAs(told).hasSize(told.size());
      for (String source : List.of("consent", "objection", "caller-id")) {
        assertThat(ofSource(source, receiver.ids(0))).isEqualTo(ofSource(source, told));
      }
      hasAll(subscription);
      assertThat(receiver.mostAtOnce()).isEqualTo(1);
    }
  }

  private static List<String> ofSource(String source, List<String> ids) {
    return ids.stream().filter(id -> id.startsWith(source)).toList();
  }

  @Test
  void onlyTheEventsAndAdvertisersOfTheSubscriptionCome() {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      Response subscription =
          subscribed(receiver.url(), Map.of("events", List.of("CONSENT_WITHDRAWN")));
      // When
      world.changed("objection", OBJECTED, advertiser, 2);
      world.changed("consent", "CONSENT_WITHDRAWN", "another", 2);
      List<String> own = world.changed("consent", "CONSENT_WITHDRAWN", advertiser, 1);
      List<String> ofAll = world.changed("consent", "CONSENT_WITHDRAWN", "*", 1);
      // Then
      assertThat(receiver.ids(2)).containsExactly(own.getFirst(), ofAll.getFirst());
      hasAll(subscription);
    }
  }

  @Test
  void whatIsNotTakenIsTriedAgainWithTheSameIdBeforeWhatComesNext() {
    // Given
    try (Receiver receiver = Receiver.answering(count -> count < 2 ? 500 : 200)) {
      Response subscription = subscribed(receiver);
      // When
      List<String> told = world.changed("objection", OBJECTED, advertiser, 2);
      // Then
      assertThat(receiver.ids(4))
          .containsExactly(told.get(0), told.get(0), told.get(0), told.get(1));
      hasAll(subscription);
      one(subscription).then().body("lastResult", equalTo("TAKEN")).body("attempts", equalTo(0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 503})
  void whatIsNeverTakenIsADeadLetterAndTheNextGoesOn(int status) {
    // Given
    try (Receiver receiver = Receiver.answering(count -> count < 3 ? status : 200)) {
      Response subscription = subscribed(receiver);
      // When
      List<String> told = world.changed("objection", OBJECTED, advertiser, 2);
      // Then
      assertThat(receiver.ids(4))
          .containsExactly(told.get(0), told.get(0), told.get(0), told.get(1));
      hasAll(subscription);
      letters(subscription)
          .then()
          .body("items.change.id", contains(told.get(0)))
          .body("items.change.number", contains("+31612345678"))
          .body("items.attempts", contains(3))
          .body("items.lastResult", contains("REFUSED"))
          .body("nextCursor", nullValue());
      assertThat(metrics()).contains("magbellen_webhooks_dead_letters_total");
    }
  }

  @Test
  void replaySendsAgainWhatComesAfterTheCursor() {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      Response subscription = subscribed(receiver);
      List<String> told = world.changed("consent", OBJECTED, advertiser, 3);
      receiver.received(3);
      hasAll(subscription);
      // When
      Response replayed =
          dialer()
              .body(Map.of("after", subscription.path("cursor")))
              .post(PATH + "/" + subscription.path("id") + "/replay");
      // Then
      replayed.then().statusCode(200).body("cursor", equalTo(subscription.path("cursor")));
      List<String> twice = new ArrayList<>(told);
      twice.addAll(told);
      assertThat(receiver.ids(6)).isEqualTo(twice);
    }
  }

  @Test
  void receiverThatWantsNoMoreIsSentNoMore() {
    // Given
    try (Receiver receiver = Receiver.answering(410)) {
      Response subscription = subscribed(receiver);
      // When
      world.changed("objection", OBJECTED, advertiser, 2);
      // Then
      Receiver.until(() -> "ENDED".equals(one(subscription).path("state")));
      assertThat(receiver.received(1)).hasSize(1);
      dialer()
          .body(Map.of("after", subscription.path("cursor")))
          .post(PATH + "/" + subscription.path("id") + "/replay")
          .then()
          .statusCode(409)
          .body("type", endsWith("subscription-has-ended"));
    }
  }

  @Test
  void receiversThatHangKeepNobodyElseWaiting() {
    // Given
    try (Receiver hanging = Receiver.answering(Receiver.HANGS);
        Receiver good = Receiver.answering(200)) {
      Response ofGood = subscribed(good);
      world.changed("objection", OBJECTED, advertiser, 1);
      good.received(1);
      hasAll(ofGood);
      List<Response> bad = IntStream.range(0, 8).mapToObj(_ -> subscribed(hanging)).toList();
      world.changed("objection", OBJECTED, advertiser, 1);
      hanging.received(2);
      // When
      Instant before = Instant.now();
      for (int count = 3; count < 8; count++) {
        world.changed("objection", OBJECTED, advertiser, 1);
        good.received(count);
      }
      // Then
      assertThat(good.received(7)).hasSize(7);
      // Five times the two seconds that a receiver may hang would be ten.
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(9));
      Receiver.until(() -> "TIMED_OUT".equals(one(bad.getFirst()).path("lastResult")));
      one(bad.getFirst()).then().body("lastResult", equalTo("TIMED_OUT"));
    }
  }

  @Test
  void answerWithoutEndIsNotReadAndCounts() {
    // Given
    try (Receiver receiver = Receiver.answering(Receiver.ANSWERS_WITHOUT_END)) {
      Response subscription = subscribed(receiver);
      // When
      List<String> told = world.changed("objection", OBJECTED, advertiser, 3);
      // Then
      assertThat(receiver.ids(3)).isEqualTo(told);
      hasAll(subscription);
    }
  }

  @Test
  void nobodyListensAndNothingIsLost() {
    // Given
    Receiver first = Receiver.answering(200);
    first.close();
    Response subscription = subscribed(first);
    // When
    world.changed("objection", OBJECTED, advertiser, 1);
    // Then
    Receiver.until(() -> ((List<?>) letters(subscription).path("items")).size() == 1);
    letters(subscription).then().body("items.lastResult", contains("UNREACHABLE"));
  }

  @Test
  void otherAddressOfLoopbackThanTheAllowedOneIsNotConnectedTo() {
    // Given
    Response subscription = subscribed("http://localhost.localdomain:1/", Map.of());
    Response refused = dialer().body(Map.of("url", "http://127.0.0.2:8080/")).post(PATH);
    // When
    world.changed("objection", OBJECTED, advertiser, 1);
    // Then
    refused.then().statusCode(400);
    Receiver.until(() -> one(subscription).path("lastResult") != null);
    assertThat(one(subscription).<String>path("lastResult")).isIn("UNREACHABLE", "NO_ADDRESS");
  }

  @Test
  void whileAServiceTellsNothingNothingIsSkipped() {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      subscribed(receiver);
      world.fail("consent");
      List<String> told = world.changed("objection", OBJECTED, advertiser, 1);
      Receiver.pause(500);
      List<Message> before = receiver.received(0);
      // When
      world.recover();
      // Then
      assertThat(before).isEmpty();
      assertThat(receiver.ids(1)).isEqualTo(told);
    }
  }

  /** Whoever sent the last change was killed before it could say that there was no more. */
  @Test
  void whoHasTakenAllIsBehindNoLonger() throws SQLException {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      Response subscription = subscribed(receiver);
      world.changed("objection", OBJECTED, advertiser, 1);
      hasAll(subscription);
      // When
      try (Connection connection = database.getConnection();
          PreparedStatement killed =
              connection.prepareStatement(
                  "update subscription set behind_since = now() where id = ?::uuid")) {
        killed.setString(1, subscription.path("id"));
        killed.execute();
      }
      // Then
      hasAll(subscription);
    }
  }

  /** Beside the gateway of the test runs another one on the same database. */
  @Test
  void twoGatewaysSendEachChangeOnceAndOneAfterTheOther() {
    // Given
    Deliveries other =
        new Deliveries(queue, sender, feed, new OneAtATime(), settings, new SimpleMeterRegistry());
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Thread looking =
        Thread.startVirtualThread(
            () -> {
              while (goesOn.get()) {
                other.look().await().atMost(Duration.ofSeconds(20));
              }
            });
    try (Receiver receiver = Receiver.answering(200)) {
      List<Response> all = IntStream.range(0, 3).mapToObj(_ -> subscribed(receiver)).toList();
      // When
      List<String> told = new ArrayList<>();
      for (int round = 0; round < 30; round++) {
        told.addAll(world.changed("objection", OBJECTED, advertiser, 5));
        Receiver.pause(20);
      }
      receiver.received(told.size() * 3);
      all.forEach(this::hasAll);
      // Then
      Map<String, Integer> times = new HashMap<>();
      receiver.ids(0).forEach(id -> times.merge(id, 1, Integer::sum));
      assertThat(times.keySet()).isEqualTo(Set.copyOf(told));
      assertThat(times.values()).containsOnly(3);
    } finally {
      goesOn.set(false);
      join(looking);
    }
  }

  /** Addresses of receivers are their own: they may hold a key. */
  @Test
  void metricsTellResultsAndNoAddress() {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      Response subscription = subscribed(receiver);
      // When
      world.changed("objection", OBJECTED, advertiser, 1);
      hasAll(subscription);
      // Then
      assertThat(metrics())
          .contains("magbellen_webhooks_sent_total{result=\"TAKEN\"")
          .contains("magbellen_webhooks_behind_seconds")
          .doesNotContain("/changes?of", ":" + receiver.port());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String metrics() {
    return given().accept("text/plain").get(Management.at("/metrics")).asString();
  }

  /** Computed without what is tested. */
  private static String signature(String secret, Message message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
    String signed = message.id() + "." + message.timestamp() + "." + message.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private void hasAll(Response subscription) {
    String end = dialer().get("/v1/changes?after=now").path("nextCursor");
    Receiver.until(
        () ->
            one(subscription).path("behindSince") == null
                && end.equals(one(subscription).path("cursor")));
    one(subscription).then().body("cursor", equalTo(end)).body("behindSince", nullValue());
  }

  private Response letters(Response subscription) {
    return dialer().get(PATH + "/" + subscription.path("id") + "/dead-letters");
  }

  private Response one(Response subscription) {
    return dialer().get(PATH + "/" + subscription.path("id"));
  }

  private Response subscribed(Receiver receiver) {
    return subscribed(receiver.url(), Map.of());
  }

  private Response subscribed(String url, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("url", url);
    Response subscription = dialer().body(body).post(PATH);
    made.add(subscription.then().statusCode(201).extract().path("id"));
    return subscription;
  }

  private RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).contentType(ContentType.JSON);
  }
}
