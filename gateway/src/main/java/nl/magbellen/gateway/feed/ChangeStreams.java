package nl.magbellen.gateway.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import nl.magbellen.gateway.feed.ChangeStream.Sent;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyReaders;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares.Place;

/** Readers of the feed to whom it is streamed. They take the places of those who wait for it. */
@ApplicationScoped
class ChangeStreams {

  private final Feed feed;
  private final WaitingReaders waiting;
  private final ChangeSettings settings;
  private final InstantSource time;
  private volatile boolean stopping;

  ChangeStreams(Feed feed, WaitingReaders waiting, ChangeSettings settings, InstantSource time) {
    this.feed = feed;
    this.waiting = waiting;
    this.settings = settings;
    this.time = time;
  }

  /** Readers go on at another replica. */
  void stop(@Observes ShutdownDelayInitiatedEvent soon) {
    stopping = true;
  }

  void stop(@Observes ShutdownEvent now) {
    stopping = true;
  }

  /**
   * Streams to one reader what comes after a position.
   *
   * @param client who reads
   * @param rightsEnd when its token or key ends
   * @param advertisers for whom; null for all
   * @throws RefusedException if its share of the places is used up
   */
  Multi<Sent> to(
      String client, Instant rightsEnd, Uni<Positions> begin, Collection<String> advertisers) {
    Place place =
        waiting.place(client).orElseThrow(() -> new RefusedException(new TooManyReaders()));
    return begin
        .onItem()
        .transformToMulti(position -> stream(position, rightsEnd, advertisers).sent())
        .onFailure()
        .recoverWithItem(new Sent(null, null, ChangeStream.NOT_READ))
        .onTermination()
        .invoke(place::close);
  }

  private ChangeStream stream(
      Positions position, Instant rightsEnd, Collection<String> advertisers) {
    Instant longest = time.instant().plus(settings.longestStream());
    return new ChangeStream(
        feed,
        settings,
        time,
        position,
        advertisers,
        rightsEnd.isBefore(longest) ? rightsEnd : longest,
        () -> stopping);
  }
}
