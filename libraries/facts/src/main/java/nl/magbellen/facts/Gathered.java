package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The facts of one service, or the news that it could not be asked. Written as {@code {"known": …}}
 * or {@code {"unavailable": …}}.
 *
 * @param <T> the group of facts
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Gathered.Known.class),
  @JsonSubTypes.Type(Gathered.Unavailable.class)
})
public sealed interface Gathered<T> {

  /** What the service answered. */
  record Known<T>(T known) implements Gathered<T> {
    public Known {
      requireNonNull(known, "known");
    }
  }

  /** The service could not be reached in time. */
  record Unavailable<T>(FactSource unavailable) implements Gathered<T> {
    public Unavailable {
      requireNonNull(unavailable, "unavailable");
    }
  }
}
