package nl.magbellen.gateway.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import nl.magbellen.gateway.feed.Feed;
import nl.magbellen.gateway.feed.FeedItem;
import nl.magbellen.gateway.feed.FeedPart;
import nl.magbellen.gateway.feed.Positions;
import nl.magbellen.gateway.webhook.Receivers;
import nl.magbellen.gateway.webhook.SendResult;
import nl.magbellen.gateway.webhook.Webhook;
import nl.magbellen.gateway.webhook.WebhookSettings;
import nl.magbellen.number.NumberCipher;
import org.jboss.logging.Logger;

/**
 * Sends to one subscription what it has not taken yet: in the order of the feed, each change when
 * the one before was taken or given up.
 */
@ApplicationScoped
class Sender {

  private static final Logger LOG = Logger.getLogger(Sender.class);

  private static final int PAGE = 100;
  private static final int GROWTH = 3;
  private static final double JITTER = 0.2;
  private static final Duration A_WHILE = Duration.ofSeconds(5);
  private static final Duration UNTIL_A_KEY_IS_BACK = Duration.ofMinutes(1);

  private final DueSubscriptions queue;
  private final Feed feed;
  private final Receivers receivers;
  private final OneAtATime turns;
  private final WebhookSettings settings;
  private final NumberCipher cipher;
  private final ObjectMapper json;
  private final Counter deadLetters;

  Sender(
      DueSubscriptions queue,
      Feed feed,
      Receivers receivers,
      OneAtATime turns,
      WebhookSettings settings,
      NumberCipher cipher,
      ObjectMapper json,
      MeterRegistry meters) {
    this.queue = queue;
    this.feed = feed;
    this.receivers = receivers;
    this.turns = turns;
    this.settings = settings;
    this.cipher = cipher;
    this.json = json;
    this.deadLetters =
        Counter.builder("magbellen.webhooks.dead.letters")
            .description("Changes that no try brought to their receiver")
            .register(meters);
  }

  /**
   * A change to be sent.
   *
   * @param passed the position behind it
   */
  private record Told(FeedItem item, Positions passed) {}

  /** What is to be sent of a part of the feed. */
  private record ToSend(List<Told> all, Positions end, boolean hasMore) {}

  /** Sends a part of it; fails where that could not be read or written down. */
  Uni<Boolean> send(DueSubscription due) {
    if (due.secret().isEmpty()) {
      LOG.errorf("nothing is sent, the key of its secret is not active subscription=%s", due.id());
      return turns.take(() -> queue.later(due, UNTIL_A_KEY_IS_BACK));
    }
    return turns
        .take(() -> feed.after(due.position(), due.advertisers(), PAGE))
        .onFailure()
        .call(() -> turns.take(() -> queue.later(due, A_WHILE)))
        .flatMap(part -> send(due, told(due, part), 0));
  }

  private ToSend told(DueSubscription due, FeedPart part) {
    List<Told> told = new ArrayList<>();
    Positions passed = due.position();
    for (FeedItem item : part.items()) {
      passed = feed.passed(passed, item);
      if (due.tells(item.kind())) {
        told.add(new Told(item, passed));
      }
    }
    return new ToSend(told, part.end(), part.items().size() == PAGE);
  }

  private Uni<Boolean> send(DueSubscription due, ToSend part, int place) {
    if (place == part.all().size()) {
      return turns.take(() -> queue.read(due, part.end(), part.hasMore()));
    }
    Told next = part.all().get(place);
    String body = written(next.item());
    long begun = System.nanoTime();
    return receivers
        .send(new Webhook(due.url(), due.secret().orElseThrow(), next.item().id(), body))
        .flatMap(
            result ->
                switch (result) {
                  case TAKEN ->
                      turns
                          .take(() -> queue.taken(due, next.passed(), isPrompt(begun)))
                          .flatMap(
                              own ->
                                  own ? send(due, part, place + 1) : Uni.createFrom().item(false));
                  case GONE -> turns.take(() -> queue.gone(due));
                  case REFUSED, TIMED_OUT, UNREACHABLE, NO_ADDRESS ->
                      turns.take(() -> notTaken(due, next, body, result));
                });
  }

  private boolean isPrompt(long begun) {
    return System.nanoTime() - begun <= settings.promptWithin().toNanos();
  }

  private Uni<Boolean> notTaken(DueSubscription due, Told change, String body, SendResult result) {
    int attempt = due.attempt(change.item().id());
    if (attempt < settings.attempts()) {
      return queue.failed(due, change.item().id(), attempt, result, wait(attempt));
    }
    LOG.warnf(
        "a change was not taken and is a dead letter subscription=%s change=%s attempts=%d result=%s",
        due.id(), change.item().id(), attempt, result);
    byte[] kept = cipher.encrypt(body, DeadLetters.CHANGE);
    return queue
        .givenUp(due, change.passed(), attempt, result, kept)
        .invoke(() -> deadLetters.increment());
  }

  private Duration wait(int attempt) {
    double millis =
        Math.min(
            settings.firstRetryAfter().toMillis() * Math.pow(GROWTH, attempt - 1.0),
            settings.longestRetryAfter().toMillis());
    double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofMillis((long) (millis * jitter));
  }

  private String written(FeedItem item) {
    try {
      return json.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change that was read cannot be written as JSON.", e);
    }
  }
}
