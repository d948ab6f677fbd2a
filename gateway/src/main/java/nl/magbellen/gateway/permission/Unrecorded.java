package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.NotKept;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.log.DecisionLog;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.question.Question;
import org.jboss.logging.Logger;

/**
 * Denies what could not be put on record in time, and has the denials recorded under the very ids
 * that are answered as soon as the log takes them.
 */
@ApplicationScoped
class Unrecorded {

  private static final Logger LOG = Logger.getLogger(Unrecorded.class);

  private static final Facts NOT_HAD =
      Facts.of(
              new Gathered.Unavailable<>(FactSource.CONSENT_SERVICE),
              new Gathered.Unavailable<>(FactSource.OBJECTION_SERVICE),
              new Gathered.Unavailable<>(FactSource.CALLER_ID_SERVICE))
          .withNotKept(NotKept.DECISION);

  private final DecisionLog log;
  private final CurrentRulebook rulebook;
  private final MeterRegistry meters;

  Unrecorded(DecisionLog log, CurrentRulebook rulebook, MeterRegistry meters) {
    this.log = log;
    this.rulebook = rulebook;
    this.meters = meters;
  }

  /** The denials of questions that were not decided: what that takes was not there in time. */
  List<CallPermission> undecided(List<AskedQuestion> batch, Instant decidedAt, Throwable failure) {
    return deny(batch.stream().map(asked -> undecided(asked, decidedAt)).toList(), failure);
  }

  /** The denials of decisions that were not recorded, under the same ids. */
  List<CallPermission> deny(List<Decided> batch, Throwable failure) {
    LOG.errorf(failure, "decisions not recorded, all denied questions=%d", batch.size());
    meters
        .counter("magbellen.evidence.unavailable", "source", "DECISION_LOG")
        .increment(batch.size());
    List<Decided> denied = batch.stream().map(this::denied).toList();
    record(denied);
    return denied.stream().map(Decided::answer).toList();
  }

  /** The denial of a question whose asker waits no longer. */
  CallPermission unanswered(AskedQuestion asked, Instant decidedAt) {
    meters.counter("magbellen.questions.given.up").increment();
    Decided denied = undecided(asked, decidedAt);
    record(List.of(denied));
    return denied.answer();
  }

  /** What was recorded and is given to nobody becomes a denial on record. */
  void takeBack(List<Decided> batch) {
    record(batch.stream().map(this::denied).toList());
  }

  /** What cannot even be written down is denied too. */
  private void record(List<Decided> denied) {
    try {
      if (!denied.isEmpty()) {
        log.recordDenied(denied);
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "denials not recorded questions=%d", denied.size());
    }
  }

  private Decided undecided(AskedQuestion asked, Instant decidedAt) {
    Question question = asked.question();
    return new Decided(
        question,
        asked.askedBy(),
        NOT_HAD,
        new TreeSet<>(),
        Decisions.answer(
            question, decidedAt, DecisionMaker.decide(question, NOT_HAD, rulebook.shipped())));
  }

  private Decided denied(Decided decided) {
    return decided.deniedWithout(NotKept.DECISION, rulebook.shipped());
  }
}
