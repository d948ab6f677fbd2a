package nl.magbellen.gateway.subscription;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.magbellen.gateway.feed.Feed;
import nl.magbellen.gateway.feed.Positions;
import nl.magbellen.gateway.webhook.WebhookSettings;
import nl.magbellen.service.refusal.RefusedException;
import org.jboss.logging.Logger;

/**
 * Looks which subscriptions have not taken all, and has them sent to, as many at the same time as
 * there are {@link Places}. The metric {@code magbellen.webhooks.behind.seconds} says for how long
 * the one that is behind longest has been; it is not a number while that is not known.
 */
@ApplicationScoped
class Deliveries {

  private static final Logger LOG = Logger.getLogger(Deliveries.class);

  private final DueSubscriptions queue;
  private final Sender sender;
  private final Feed feed;
  private final OneAtATime turns;
  private final Places places;
  private final AtomicBoolean isLooking = new AtomicBoolean();
  private volatile boolean isCrowded;
  private volatile double behindSeconds = Double.NaN;

  Deliveries(
      DueSubscriptions queue,
      Sender sender,
      Feed feed,
      OneAtATime turns,
      WebhookSettings settings,
      MeterRegistry meters) {
    this.queue = queue;
    this.sender = sender;
    this.feed = feed;
    this.turns = turns;
    this.places = new Places(settings.places());
    Gauge.builder("magbellen.webhooks.behind.seconds", () -> behindSeconds)
        .description("For how long the subscription that is behind longest has been")
        .register(meters);
  }

  /** Starts what is due; it may go on when this is done. */
  @Scheduled(every = "${magbellen.webhooks.look-every}", identity = "webhooks")
  Uni<Void> look() {
    return isLooking.compareAndSet(false, true)
        ? turns
            .take(queue::standing)
            .onFailure()
            .invoke(() -> behindSeconds = Double.NaN)
            .invoke(standing -> behindSeconds = standing.behindSeconds())
            .flatMap(standing -> standing.active() == 0 ? nothing() : startDue())
            .onTermination()
            .invoke(() -> isLooking.set(false))
        : nothing();
  }

  /** What one of the services does not tell is told later; the feed has logged it. */
  private Uni<Void> startDue() {
    return turns
        .take(feed::now)
        .flatMap(end -> start(true, end).flatMap(crowded -> start(false, end).map(crowded::or)))
        .invoke(crowded -> isCrowded = crowded.isSo())
        .onFailure(RefusedException.class)
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** Whether there may be more that are due than there were places. */
  private record Crowded(boolean isSo) {

    Crowded or(Crowded other) {
      return new Crowded(isSo || other.isSo);
    }
  }

  private Uni<Crowded> start(boolean prompt, Positions end) {
    int free = places.free(prompt);
    return free < 1
        ? Uni.createFrom().item(new Crowded(true))
        : turns
            .take(() -> queue.claim(prompt, end, free))
            .invoke(claimed -> claimed.forEach(this::start))
            .map(List::size)
            .map(claimed -> new Crowded(claimed == free));
  }

  private void start(DueSubscription due) {
    places.take(due.prompt());
    sender
        .send(due)
        .onTermination()
        .invoke(() -> places.giveBack(due.prompt()))
        .subscribe()
        .with(
            _ -> lookAgain(),
            failure ->
                LOG.warnf(
                    "not sent now, and tried later subscription=%s cause=%s", due.id(), failure));
  }

  /** Who waited for a place need not wait for the next look. */
  private void lookAgain() {
    if (isCrowded) {
      look().subscribe().with(_ -> {}, failure -> LOG.warnf("not looked again cause=%s", failure));
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
