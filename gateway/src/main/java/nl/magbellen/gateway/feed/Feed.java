package nl.magbellen.gateway.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.magbellen.gateway.refusal.GatewayRefusal.ChangesNotTold;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.gateway.services.ConsentClient;
import nl.magbellen.gateway.services.ObjectionClient;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.change.ChangePart;
import nl.magbellen.service.change.ChangeRequest;
import nl.magbellen.service.change.ChangeTable;
import nl.magbellen.service.change.RecordedChange;
import nl.magbellen.service.change.StandingRequest;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The changes of all services as one feed: each once, those of one service in the order of their
 * commits, none skipped. Between services there is no such order; what comes together is told by
 * the time at which it was recorded.
 */
@ApplicationScoped
public class Feed {

  private static final Logger LOG = Logger.getLogger(Feed.class);

  /** In the order of positions in a cursor: what is added comes last. */
  private final List<Source> sources;

  private final Duration deadline;

  Feed(
      @RestClient ObjectionClient objections,
      @RestClient ConsentClient consents,
      @RestClient CallerIdClient callerIds,
      Pool pool,
      ChangeSettings settings) {
    this.sources =
        List.of(
            new Source("objection", objections::changes, objections::standing),
            new Source("consent", consents::changes, consents::standing),
            new Source("caller-id", callerIds::changes, callerIds::standing),
            Source.of("gateway", new ChangeTable(pool, Feed::noCallee)));
    this.deadline = settings.deadline();
  }

  private static TelephoneNumber noCallee(ChangeKind kind, byte[] sealed) {
    throw new IllegalStateException("the gateway keeps no number of a callee: " + kind);
  }

  /**
   * A change with its place in its source.
   *
   * @param since when it was recorded, or one before it in its source, if that is later: so that
   *     the source's own order stays
   */
  private record Placed(int source, RecordedChange change, Instant since) {

    long position() {
      return change.position();
    }
  }

  /** Before all changes. */
  public Positions beginning() {
    return Positions.beginning(sources.size());
  }

  /**
   * As a cursor holds them.
   *
   * @throws IllegalArgumentException if it does not
   */
  public Positions parse(String positions) {
    return Positions.parse(positions, sources.size());
  }

  /**
   * Behind all changes that were committed by now.
   *
   * @throws RefusedException (in the Uni) if a source does not answer
   */
  public Uni<Positions> now() {
    return parts(place -> new ChangeRequest(null, List.of(), 1))
        .map(parts -> new Positions(parts.stream().map(ChangePart::end).toList()));
  }

  /**
   * What comes after a position.
   *
   * @param advertisers for whom; null for all. What counts for all is always told
   * @param most so many changes at most; fewer mean that there are no more for now
   * @throws RefusedException (in the Uni) if a source does not answer: none is left out
   */
  public Uni<FeedPart> after(Positions after, Collection<String> advertisers, int most) {
    List<String> asked = ids(advertisers);
    return parts(place -> new ChangeRequest(after.ofSources().get(place), asked, most))
        .map(parts -> merged(after, parts, most));
  }

  private static List<String> ids(Collection<String> advertisers) {
    return advertisers == null ? null : advertisers.stream().filter(Identifier::isOne).toList();
  }

  /**
   * A part of what blocks calls at a position: of one source after the other, each change that
   * nothing up to that position took back.
   *
   * @param after up to where it was told; {@link #beginning()} for nothing
   * @param upTo the position
   * @return empty once all is told; a part may have no items
   * @throws RefusedException (in the Uni) if the source does not answer
   */
  Optional<Uni<FeedPart>> standing(
      Positions after, Positions upTo, Collection<String> advertisers) {
    return IntStream.range(0, sources.size())
        .filter(place -> after.ofSources().get(place) < upTo.ofSources().get(place))
        .boxed()
        .findFirst()
        .map(place -> standing(place, after, upTo, ids(advertisers)));
  }

  private Uni<FeedPart> standing(
      int place, Positions after, Positions upTo, List<String> advertisers) {
    Source source = sources.get(place);
    StandingRequest request =
        new StandingRequest(after.ofSources().get(place), upTo.ofSources().get(place), advertisers);
    return inTime(source, source.standing().apply(request))
        .onFailure()
        .transform(Feed::notTold)
        .map(
            part ->
                new FeedPart(
                    part.changes().stream().map(it -> FeedItem.of(source, it)).toList(),
                    after.with(place, part.end())));
  }

  /** Behind a change that was told, where what stood before it in its source was told too. */
  public Positions passed(Positions before, FeedItem item) {
    return before.with(sources.stream().map(Source::name).toList(), item.id());
  }

  /** How each source is asked. */
  @FunctionalInterface
  private interface Asked {
    ChangeRequest of(int place);
  }

  private Uni<List<ChangePart>> parts(Asked asked) {
    List<Uni<ChangePart>> all =
        IntStream.range(0, sources.size())
            .mapToObj(place -> part(sources.get(place), asked.of(place)))
            .toList();
    return Uni.join().all(all).andCollectFailures().onFailure().transform(Feed::notTold);
  }

  private Uni<ChangePart> part(Source source, ChangeRequest request) {
    return inTime(source, source.changes().apply(request));
  }

  private Uni<ChangePart> inTime(Source source, Uni<ChangePart> part) {
    return toItsEnd(part)
        .ifNoItem()
        .after(deadline)
        .fail()
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf("no changes could be read source=%s cause=%s", source.name(), failure));
  }

  /** The same; a connection that it took is given back when nobody waits for it any more. */
  private static <T> Uni<T> toItsEnd(Uni<T> work) {
    return Uni.createFrom()
        .emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
  }

  private static RefusedException notTold(Throwable failure) {
    return new RefusedException(new ChangesNotTold());
  }

  private FeedPart merged(Positions after, List<ChangePart> parts, int most) {
    List<Placed> all = new ArrayList<>();
    for (int source = 0; source < parts.size(); source++) {
      Instant since = Instant.MIN;
      for (RecordedChange change : parts.get(source).changes()) {
        since = change.recordedAt().isAfter(since) ? change.recordedAt() : since;
        all.add(new Placed(source, change, since));
      }
    }
    all.sort(Comparator.comparing(Placed::since).thenComparingLong(Placed::position));
    List<Placed> told = all.subList(0, Math.min(most, all.size()));
    List<Long> ends = new ArrayList<>();
    for (int source = 0; source < parts.size(); source++) {
      ends.add(end(source, after.ofSources().get(source), parts.get(source), told));
    }
    return new FeedPart(
        told.stream().map(it -> FeedItem.of(sources.get(it.source()), it.change())).toList(),
        new Positions(ends));
  }

  /** The part's own end where all of it is told, else the last change of it that is. */
  private static long end(int source, long after, ChangePart part, List<Placed> told) {
    long toldOfIt = told.stream().filter(it -> it.source() == source).count();
    if (toldOfIt == part.changes().size()) {
      return part.end();
    }
    return toldOfIt == 0 ? after : part.changes().get((int) toldOfIt - 1).position();
  }
}
