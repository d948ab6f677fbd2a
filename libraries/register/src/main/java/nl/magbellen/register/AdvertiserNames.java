package nl.magbellen.register;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.magbellen.register.AdvertiserQuestion.Advertiser;
import nl.magbellen.register.AdvertiserQuestion.Registered;
import org.jboss.logging.Logger;

/** The names of advertisers, for people to read. Names change, so none is remembered. */
public final class AdvertiserNames {

  private static final Logger LOG = Logger.getLogger(AdvertiserNames.class);

  /** Asks caller-id-service. */
  @FunctionalInterface
  interface Question {

    /** Those of the ids that are registered; fails when that cannot be asked. */
    Uni<Registered> of(Collection<String> ids);
  }

  private final Question question;
  private final Duration deadline;

  /**
   * @param deadline how long an answer is awaited
   */
  AdvertiserNames(Question question, Duration deadline) {
    this.question = question;
    this.deadline = deadline;
  }

  /**
   * The names by id; never fails. There is none for an id that is not registered, and none at all
   * when caller-id-service cannot be asked.
   */
  public Uni<Map<String, String>> of(Collection<String> ids) {
    return Uni.createFrom()
        .deferred(() -> question.of(ids))
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(found -> byId(found.items()))
        .onFailure()
        .recoverWithItem(AdvertiserNames::unanswered);
  }

  private static Map<String, String> byId(List<Advertiser> found) {
    return found.stream()
        .filter(one -> one.name() != null)
        .collect(Collectors.toMap(Advertiser::id, Advertiser::name, (one, _) -> one));
  }

  private static Map<String, String> unanswered(Throwable failure) {
    LOG.warnf(
        "caller-id-service could not be asked for names: %s",
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    return Map.of();
  }
}
