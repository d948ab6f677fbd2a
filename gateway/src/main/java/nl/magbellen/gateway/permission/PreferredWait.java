package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the asker of a single question waits: {@code Prefer: wait=0.3}, in seconds, with parts
 * of them (RFC 7240 has whole seconds). A preference of another form counts for none.
 */
public final class PreferredWait {

  private static final Pattern WAIT =
      Pattern.compile(
          "(?i)(?:^|.*[,;])\\s*wait\\s*=\\s*\"?(\\d{1,3}(?:\\.\\d{1,3})?)\"?\\s*(?:[,;].*)?");

  private static final int MILLIS = 1000;

  /** A timer runs for a millisecond at least: who does not wait at all is denied by then. */
  private static final long SHORTEST = 1;

  private PreferredWait() {}

  /**
   * What is preferred; empty when nothing is.
   *
   * @param prefer the header's value; null when it was not sent
   */
  public static Optional<Duration> of(String prefer) {
    if (prefer == null) {
      return Optional.empty();
    }
    Matcher wait = WAIT.matcher(prefer);
    return wait.matches()
        ? Optional.of(
            Duration.ofMillis(
                Math.max(SHORTEST, Math.round(Double.parseDouble(wait.group(1)) * MILLIS))))
        : Optional.empty();
  }

  /**
   * The answer, or what stands in for it when the asker waits no longer.
   *
   * @param wait how long
   */
  static <T> Uni<T> within(
      Duration wait, Uni<T> answer, Patience patience, Supplier<T> unanswered) {
    Uni<T> givenUp =
        Uni.createFrom()
            .voidItem()
            .onItem()
            .delayIt()
            .by(wait)
            .flatMap(
                _ ->
                    patience.end()
                        ? Uni.createFrom().item(unanswered)
                        : Uni.createFrom().<T>nothing());
    return Uni.join().first(List.of(answer, givenUp)).toTerminate();
  }
}
