package nl.magbellen.service.share;

import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.magbellen.service.connection.RequestUnderWay;

/**
 * Divides places among clients. Whoever holds fewer places than are still free gets one: a client
 * alone takes half of them at most, each further one half of what is left. So there is always one
 * for a client that comes new, as long as not many clients hold all they may ({@code places} is
 * reached by about {@code log2(places)} of them). Known from switches that share one buffer among
 * ports, as dynamic thresholds.
 */
public final class FairShares {

  private final int places;
  private final Map<String, Integer> held = new HashMap<>();
  private int taken;

  /**
   * @param places how many there are
   */
  public FairShares(int places) {
    this.places = places;
  }

  /**
   * A place that is held until it is given back; closing it again does nothing. One that is taken
   * for a request is not free before the client has taken the answer, too: what it does not take
   * waits in our memory.
   */
  public static final class Place implements AutoCloseable {

    private static final int CLOSED = 1;
    private static final int ANSWER_TAKEN = 2;

    private final Runnable giveBack;
    private final AtomicInteger over;

    private Place(Runnable giveBack) {
      this.giveBack = giveBack;
      Optional<RequestUnderWay> request = RequestUnderWay.current();
      this.over = new AtomicInteger(request.isPresent() ? 0 : ANSWER_TAKEN);
      request.ifPresent(underWay -> underWay.whenTaken(() -> isOver(ANSWER_TAKEN)));
    }

    /** Closes it when the request has ended, however it ends. */
    public Place untilEndOf(RoutingContext request) {
      request.addEndHandler(_ -> close());
      if (request.response().closed()) {
        // What has ended before is not told again.
        close();
      }
      return this;
    }

    @Override
    public void close() {
      isOver(CLOSED);
    }

    private void isOver(int what) {
      int before = over.getAndUpdate(known -> known | what);
      if (before != (CLOSED | ANSWER_TAKEN) && (before | what) == (CLOSED | ANSWER_TAKEN)) {
        giveBack.run();
      }
    }
  }

  /** A place for this client; empty when its share is used up. */
  public Optional<Place> take(String client) {
    return tryTake(client, places)
        ? Optional.of(new Place(() -> giveBack(client)))
        : Optional.empty();
  }

  /**
   * Takes a place where there are now so many, more or fewer than before; {@link #giveBack} must
   * follow.
   */
  public synchronized boolean tryTake(String client, int placesNow) {
    int own = held.getOrDefault(client, 0);
    if (own >= placesNow - taken) {
      return false;
    }
    held.put(client, own + 1);
    taken++;
    return true;
  }

  /** Gives one of the client's places back. */
  public synchronized void giveBack(String client) {
    held.computeIfPresent(client, (_, own) -> own == 1 ? null : own - 1);
    taken--;
  }

  /**
   * What a client could take now.
   *
   * @param most places, if nobody else held any
   * @param left places, besides those that it holds
   */
  public record Share(int most, int left) {}

  /** The client's share of all places. */
  public Share shareOf(String client) {
    return shareOf(client, places);
  }

  /** Its share where there are now so many, more or fewer than before. */
  public synchronized Share shareOf(String client, int placesNow) {
    int own = held.getOrDefault(client, 0);
    return new Share(half(placesNow), Math.max(0, half(placesNow - taken - own)));
  }

  /** Each place that a client takes is one more of its own, and one less that is free. */
  private static int half(int places) {
    return (places + 1) / 2;
  }

  /** How many places are taken. */
  public synchronized int taken() {
    return taken;
  }
}
