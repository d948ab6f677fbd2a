package nl.magbellen.gateway.answer;

import java.time.LocalDate;
import java.util.SortedSet;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.NotKept;
import nl.magbellen.question.Question;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.rulebook.Rulebook;

/**
 * A question on its way through the gateway, decided.
 *
 * @param askedBy the client, by its token
 * @param facts on which it was decided
 * @param mourningDays the operator's days that were in the rulebook
 * @param answer what the client will get once it is on record
 */
public record Decided(
    Question question,
    String askedBy,
    Facts facts,
    SortedSet<LocalDate> mourningDays,
    CallPermission answer) {

  /** The same, decided otherwise on these facts. */
  public Decided with(Facts others, CallPermission other) {
    return new Decided(question, askedBy, others, mourningDays, other);
  }

  /** The same, denied because this could not be kept in time. */
  public Decided deniedWithout(NotKept what, Rulebook rulebook) {
    Facts known = facts.withNotKept(what);
    return with(known, answer.decidedAs(DecisionMaker.decide(question, known, rulebook)));
  }

  /** The same, with another answer. */
  public Decided with(CallPermission other) {
    return new Decided(question, askedBy, facts, mourningDays, other);
  }

  /** Whether it is about no call, but a test. */
  public boolean isTest() {
    return TestAdvertisers.ask(question);
  }
}
