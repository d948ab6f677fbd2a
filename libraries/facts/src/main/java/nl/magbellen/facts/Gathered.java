package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

/**
 * The facts of one service, or that it could not be asked. Written as {@code {"known": …}} or
 * {@code {"unavailable": …}}.
 *
 * @param <T> the group of facts
 */
public sealed interface Gathered<T> {

  /** What the service answered. */
  record Known<T>(T known) implements Gathered<T> {
    public Known {
      requireNonNull(known, "known");
    }
  }

  /** The service could not be reached in time, or was not asked: the question needs none of it. */
  record Unavailable<T>(FactSource unavailable) implements Gathered<T> {
    public Unavailable {
      requireNonNull(unavailable, "unavailable");
    }
  }
}
