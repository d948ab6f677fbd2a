package nl.magbellen.gateway.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import nl.magbellen.service.share.FairShares;
import nl.magbellen.service.share.FairShares.Place;

/**
 * Readers of the feed who wait for something to be told. Each costs a look at all services every
 * now and then, so that only so many wait; clients share the places.
 */
@ApplicationScoped
class WaitingReaders {

  private final Feed feed;
  private final ChangeSettings settings;
  private final FairShares places;
  private final InstantSource time;

  WaitingReaders(Feed feed, ChangeSettings settings, InstantSource time) {
    this.feed = feed;
    this.settings = settings;
    this.places = new FairShares(settings.mostWaiting());
    this.time = time;
  }

  /** A place for one more reader of this client; empty when its share is used up. */
  Optional<Place> place(String client) {
    return places.take(client);
  }

  /** What is asked for by one reader. */
  private record Reader(Collection<String> advertisers, int most, Instant until) {}

  /**
   * What comes after a position; where that is nothing yet, what comes within some time.
   *
   * @param client who waits
   * @param advertisers for whom; null for all
   * @param patience how long; a client without a place does not wait
   */
  Uni<FeedPart> read(
      String client, Positions after, Collection<String> advertisers, int most, Duration patience) {
    if (patience.isZero()) {
      return feed.after(after, advertisers, most);
    }
    Optional<Place> place = place(client);
    Instant until = place.isEmpty() ? Instant.MIN : time.instant().plus(patience);
    return read(after, new Reader(advertisers, most, until))
        .onTermination()
        .invoke(() -> place.ifPresent(Place::close));
  }

  private Uni<FeedPart> read(Positions after, Reader reader) {
    return feed.after(after, reader.advertisers(), reader.most())
        .flatMap(
            part ->
                part.items().isEmpty() && hasTime(reader)
                    ? later().flatMap(_ -> read(part.end(), reader))
                    : Uni.createFrom().item(part));
  }

  private boolean hasTime(Reader reader) {
    return time.instant().plus(settings.lookEvery()).isBefore(reader.until());
  }

  private Uni<Boolean> later() {
    return Uni.createFrom().item(true).onItem().delayIt().by(settings.lookEvery());
  }
}
