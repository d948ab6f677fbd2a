package nl.magbellen.gateway.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One reader's stream of the feed. It looks for more only when what it told before was taken, so
 * that a slow reader costs one part of the feed at most.
 */
final class ChangeStream {

  static final String NOT_READ = "cannot be read now; come back with the last id";

  private static final int MOST = 100;

  private final Feed feed;
  private final ChangeSettings settings;
  private final InstantSource time;
  private final Collection<String> advertisers;
  private final Instant until;
  private final BooleanSupplier isOver;
  private Positions position;
  private Instant saidAt;
  private boolean hasAll;

  /**
   * @param position from where it goes on
   * @param advertisers for whom; null for all
   * @param until it ends then, as its reader's rights may
   * @param isOver ends it before
   */
  ChangeStream(
      Feed feed,
      ChangeSettings settings,
      InstantSource time,
      Positions position,
      Collection<String> advertisers,
      Instant until,
      BooleanSupplier isOver) {
    this.feed = feed;
    this.settings = settings;
    this.time = time;
    this.position = position;
    this.advertisers = advertisers;
    this.until = until;
    this.isOver = isOver;
    this.saidAt = time.instant();
  }

  /**
   * Something that the reader is sent.
   *
   * @param item null for none: that the stream is alive
   * @param after where the reader goes on once it has it; null if that is not known
   * @param remark for people; null for none
   */
  record Sent(FeedItem item, Positions after, String remark) {}

  private record Part(List<Sent> sent, boolean isLast) {}

  /** Begins with where it stands. */
  Multi<Sent> sent() {
    Multi<Sent> all =
        Multi.createBy()
            .repeating()
            .uni(this::next)
            .whilst(part -> !part.isLast())
            .onItem()
            .transformToMultiAndConcatenate(part -> Multi.createFrom().iterable(part.sent()));
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(() -> new Sent(null, position, "changes follow")), all);
  }

  private Uni<Part> next() {
    return hasAll ? later().flatMap(_ -> look()) : look();
  }

  private Uni<Part> look() {
    if (isOver.getAsBoolean() || !time.instant().isBefore(until)) {
      return Uni.createFrom().item(last("ends here; come back with the last id"));
    }
    return feed.after(position, advertisers, MOST)
        .flatMap(part -> part.items().isEmpty() ? quiet(part) : Uni.createFrom().item(told(part)))
        .onFailure()
        .recoverWithItem(_ -> last(NOT_READ));
  }

  private Part last(String remark) {
    return new Part(List.of(new Sent(null, position, remark)), true);
  }

  private Part told(FeedPart part) {
    List<Sent> sent = new ArrayList<>();
    for (FeedItem item : part.items()) {
      position = feed.passed(position, item);
      sent.add(new Sent(item, position, null));
    }
    position = part.end();
    hasAll = part.items().size() < MOST;
    saidAt = time.instant();
    return new Part(sent, false);
  }

  private Uni<Part> quiet(FeedPart part) {
    position = part.end();
    hasAll = true;
    if (time.instant().isBefore(saidAt.plus(settings.heartbeatEvery()))) {
      return later().flatMap(_ -> look());
    }
    saidAt = time.instant();
    return Uni.createFrom().item(new Part(List.of(new Sent(null, position, "alive")), false));
  }

  private Uni<Boolean> later() {
    Duration pause = settings.lookEvery();
    return Uni.createFrom().item(true).onItem().delayIt().by(pause);
  }
}
