package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.launcher.chaos.load.WebhookReceiver;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Replicas;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services record is sent to receivers, as the feed tells it. */
@ExtendWith(RunningStack.class)
@Timeout(180)
class WebhooksIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OBJECTIONS = 20;

  private final WebhookReceiver receiver = new WebhookReceiver();
  private final List<String> subscriptions = new ArrayList<>();
  private ReadyAdvertiser ready;

  @BeforeEach
  void anAdvertiserFitToCall(Clients clients) {
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
  }

  @AfterEach
  void nobodyIsSentTo() {
    subscriptions.forEach(
        id -> ready.as(Service.GATEWAY, Role.DIALER).delete("/v1/subscriptions/" + id));
    receiver.close();
  }

  @Test
  void changesOfAllServicesComeAsTheFeedTellsThem() {
    // Given
    String consent = ready.consent("2026-10-12T10:00:00+02:00");
    String cursor = subscribed(receiver).path("cursor");
    // When
    ready.objection("2026-11-20T10:00:00+01:00");
    withdraw(consent);
    release();
    // Then
    receives(3);
    Response feed = ready.as(Service.GATEWAY, Role.DIALER).get("/v1/changes?after=" + cursor);
    assertThat(receiver.ids()).hasSize(3).isEqualTo(feed.path("items.id"));
    assertThat(receiver.taken()).contains("CONSENT_WITHDRAWN consent:" + consent);
  }

  @Test
  void objectionComesAtOnceThoughAnotherReceiverHangs() {
    // Given
    try (WebhookReceiver hanging = new WebhookReceiver()) {
      hanging.turn(WebhookReceiver.State.HANGS);
      IntStream.range(0, 3).forEach(_ -> subscribed(hanging));
      subscribed(receiver);
      // When
      Instant objected = Instant.now();
      ready.objection("2026-11-20T10:00:00+01:00");
      // Then
      receives(1);
      assertThat(Duration.between(objected, Instant.now())).isLessThan(Duration.ofSeconds(15));
      hanging.turn(WebhookReceiver.State.TAKES);
    }
  }

  @Test
  void twoGatewaysSendEachChangeOnceAndOneThatIsKilledLosesNone(LocalStack stack) {
    // Given
    try (Replicas replicas = new Replicas()) {
      replicas.over(stack);
      replicas.more(Service.GATEWAY);
      subscribed(receiver);
      List<String> told = objections(0);
      receives(told.size());
      List<String> once = receiver.ids();
      // When
      Thread objecting = Thread.startVirtualThread(() -> told.addAll(objections(OBJECTIONS)));
      stack.service(Service.GATEWAY).kill();
      stack.start(Service.GATEWAY);
      join(objecting);
      // Then
      assertThat(once).hasSize(OBJECTIONS).doesNotHaveDuplicates();
      Pause.until(() -> receiver.taken().containsAll(told), PATIENCE);
      assertThat(receiver.taken()).containsAll(told);
    }
  }

  private List<String> objections(int from) {
    List<String> told = new ArrayList<>();
    for (int person = from; person < from + OBJECTIONS; person++) {
      String id =
          ready.created(
              Service.OBJECTION,
              Role.DIALER,
              "/v1/objections",
              Map.of(
                  "number",
                  "+31616%06d".formatted(person),
                  "advertiser",
                  ready.advertiser,
                  "receivedAt",
                  "2026-11-20T10:00:00+01:00",
                  "channel",
                  "LETTER"));
      told.add("OBJECTION_RECEIVED objection:" + id);
    }
    return told;
  }

  private Response subscribed(WebhookReceiver to) {
    Response subscription =
        ready
            .as(Service.GATEWAY, Role.DIALER)
            .body(Map.of("url", to.url()))
            .post("/v1/subscriptions");
    subscriptions.add(subscription.then().statusCode(201).extract().path("id"));
    return subscription;
  }

  private void receives(int changes) {
    Pause.until(() -> receiver.ids().size() >= changes, PATIENCE);
  }

  private void withdraw(String consent) {
    ready
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("withdrawnAt", "2026-11-20T10:00:00+01:00", "channel", "WEB"))
        .post("/v1/consents/" + consent + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private void release() {
    ready
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("releasedAt", Instant.now().toString()))
        .post("/v1/caller-ids/" + ready.callerIdRegistration + "/release")
        .then()
        .statusCode(200);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
