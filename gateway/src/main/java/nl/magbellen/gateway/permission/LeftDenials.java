package nl.magbellen.gateway.permission;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.NotKept;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.log.DecisionLog;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.log.LoggedDecisions;
import nl.magbellen.gateway.log.OpenDenials;
import nl.magbellen.gateway.log.ReplayableDecision;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.number.Ids;
import org.jboss.logging.Logger;

/**
 * Settles what a gateway that was killed left: it had answered denials because recording was late,
 * and the database may take the PERMITs nevertheless, even minutes later. Each that is found on
 * record is replaced by the denial that was answered.
 */
@ApplicationScoped
class LeftDenials {

  private static final Logger LOG = Logger.getLogger(LeftDenials.class);

  /** A commit that hangs longer than this does not come any more. */
  private static final Duration LONGEST_COMMIT = Duration.ofDays(1);

  private final OpenDenials open;
  private final LoggedDecisions decisions;
  private final DecisionLog log;
  private final CurrentRulebook rulebook;
  private final InstantSource time;

  LeftDenials(
      OpenDenials open,
      LoggedDecisions decisions,
      DecisionLog log,
      CurrentRulebook rulebook,
      InstantSource time) {
    this.open = open;
    this.decisions = decisions;
    this.log = log;
    this.rulebook = rulebook;
    this.time = time;
  }

  void read(@Observes StartupEvent event) {
    open.readLeft();
  }

  @Scheduled(
      every = "1s",
      identity = "left-denials",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> settle() {
    return Multi.createFrom()
        .iterable(open.left())
        .onItem()
        .transformToUniAndConcatenate(
            id -> decisions.findWithFacts(id).invoke(found -> settle(id, found)))
        .toUni()
        .onFailure()
        .invoke(failure -> LOG.warnf("left denials not settled yet cause=%s", failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /**
   * @param found null when nothing is on record under the id yet
   */
  private void settle(UUID id, ReplayableDecision found) {
    if (found == null) {
      if (Ids.instantOf(id).plus(LONGEST_COMMIT).isBefore(time.instant())) {
        open.settled(id);
      }
    } else if (found.decision().answer().decision() == Verdict.DENY) {
      open.settled(id);
    } else {
      log.recordDenied(List.of(denied(found)));
    }
  }

  private Decided denied(ReplayableDecision found) {
    LoggedDecision decision = found.decision();
    return new Decided(
            decision.question(),
            decision.askedBy(),
            found.facts(),
            found.mourningDays(),
            decision.answer())
        .deniedWithout(NotKept.DECISION, rulebook.with(found.mourningDays()));
  }
}
