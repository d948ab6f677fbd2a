package nl.magbellen.gateway.permission;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import nl.magbellen.decision.Binding;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.testnumber.TestDecisions;
import nl.magbellen.number.Ids;
import nl.magbellen.question.Question;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulesInForce;
import org.jboss.logging.Logger;

/** Decides single questions, for answers and for replays alike. */
public final class Decisions {

  private static final Logger LOG = Logger.getLogger(Decisions.class);

  private Decisions() {}

  /**
   * What is decided on these facts at that instant, then as now. What binds must be allowed when it
   * is decided, too.
   */
  public static Decision decide(
      Question question, Facts facts, Rulebook rulebook, Instant decidedAt) {
    return orDenied(
        question,
        rulebook.at(question.at()),
        () ->
            TestAdvertisers.ask(question)
                ? TestDecisions.decide(question, facts, rulebook)
                : Binding.isDecidedLater(question, decidedAt)
                    ? DecisionMaker.decideBinding(
                        question, countingFor(question, facts, decidedAt), rulebook, decidedAt)
                    : DecisionMaker.decide(
                        question, countingFor(question, facts, decidedAt), rulebook));
  }

  /** The same by these rules, whatever the instants: what if. */
  public static Decision decide(
      Question question, Facts facts, RulesInForce rules, Instant decidedAt) {
    return orDenied(
        question,
        rules,
        () ->
            TestAdvertisers.ask(question)
                ? TestDecisions.decide(question, facts, rules)
                : Binding.isDecidedLater(question, decidedAt)
                    ? DecisionMaker.decideBinding(
                        question, countingFor(question, facts, decidedAt), rules, decidedAt)
                    : DecisionMaker.decide(
                        question, countingFor(question, facts, decidedAt), rules));
  }

  /** When something is decided: to the millisecond, as its id has it. */
  static Instant thisInstant(InstantSource time) {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What is answered to a question that was decided at that instant. */
  static CallPermission answer(Question question, Instant decidedAt, Decision made) {
    return CallPermission.of(
        Ids.at(decidedAt),
        question.terms().reference(),
        question.at(),
        decidedAt,
        Binding.isBinding(question, decidedAt),
        made);
  }

  /**
   * What counts: for what binds, whatever is on record when it is decided. A permit that runs now
   * does not stand in the way of a call at another time.
   */
  private static Facts countingFor(Question question, Facts facts, Instant decidedAt) {
    if (!Binding.isBinding(question, decidedAt)) {
      return facts.withoutHolds();
    }
    Instant latest = decidedAt.isAfter(question.at()) ? decidedAt : question.at();
    return facts.withHoldsRunningAt(decidedAt).withRevocationsBy(latest);
  }

  /** One question that cannot be decided must not take the others of its batch with it. */
  private static Decision orDenied(
      Question question, RulesInForce rules, Supplier<Decision> decision) {
    try {
      return decision.get();
    } catch (RuntimeException e) {
      LOG.errorf(e, "question not decidable advertiser=%s", question.terms().advertiser());
      return DecisionMaker.denyUnrecorded(rules);
    }
  }
}
