package nl.magbellen.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which advertisers are registered in caller-id-service. A registered id never ceases to be one, so
 * that each is asked for once and remembered; one that is not registered may be a moment later, so
 * that it is asked for every time.
 */
public final class AdvertiserRegister {

  private static final Logger LOG = Logger.getLogger(AdvertiserRegister.class);
  private static final int MOST_REMEMBERED = 100_000;

  /** What is known of an id. */
  public enum Standing {
    /** There is an advertiser with this id, active or not. */
    REGISTERED,
    /** There was none when caller-id-service was asked. */
    NOT_REGISTERED,
    /** caller-id-service could not be asked, or did not answer in time. */
    UNKNOWN
  }

  /** Asks caller-id-service. */
  @FunctionalInterface
  public interface Question {

    /** Those of the ids that are registered; fails when that cannot be asked. */
    Uni<Set<String>> registeredAmong(Collection<String> ids);
  }

  private final Question question;
  private final Duration deadline;
  private final Cache<String, Boolean> registered =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /**
   * @param deadline how long an answer is awaited
   */
  public AdvertiserRegister(Question question, Duration deadline) {
    this.question = question;
    this.deadline = deadline;
  }

  /** Whether an id is known to be registered, without asking. */
  public boolean remembers(String id) {
    return registered.getIfPresent(id) != null;
  }

  /** What is known of one id; never fails. */
  public Uni<Standing> standing(String id) {
    return standings(List.of(id)).map(known -> known.get(id));
  }

  /** What is known of each of these ids; never fails. */
  public Uni<Map<String, Standing>> standings(Collection<String> ids) {
    Map<String, Standing> known = new HashMap<>();
    ids.stream().filter(this::remembers).forEach(id -> known.put(id, Standing.REGISTERED));
    Set<String> open =
        ids.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet());
    if (open.isEmpty()) {
      return Uni.createFrom().item(known);
    }
    return Uni.createFrom()
        .deferred(() -> question.registeredAmong(open))
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(found -> answered(open, found))
        .onFailure()
        .recoverWithItem(failure -> unanswered(open, failure))
        .invoke(known::putAll)
        .replaceWith(known);
  }

  private Map<String, Standing> answered(Set<String> asked, Set<String> found) {
    found.forEach(id -> registered.put(id, true));
    return asked.stream()
        .collect(
            Collectors.toMap(
                id -> id,
                id -> found.contains(id) ? Standing.REGISTERED : Standing.NOT_REGISTERED));
  }

  private static Map<String, Standing> unanswered(Set<String> asked, Throwable failure) {
    LOG.warnf(
        "caller-id-service could not be asked for advertisers: %s",
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    return asked.stream().collect(Collectors.toMap(id -> id, _ -> Standing.UNKNOWN));
  }
}
