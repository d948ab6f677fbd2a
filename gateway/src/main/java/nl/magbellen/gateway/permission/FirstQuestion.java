package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.number.DutchTime;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.service.health.Rehearsal;

/**
 * Rehearses a question that nobody asked. A service that does not answer holds nothing up: what
 * cannot be known is denied, and that can be said at once.
 */
@ApplicationScoped
class FirstQuestion implements Rehearsal {

  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;

  FirstQuestion(FactGatherer gatherer, CurrentRulebook rulebook) {
    this.gatherer = gatherer;
    this.rulebook = rulebook;
  }

  @Override
  public Uni<Void> rehearse() {
    Question question = question();
    return Uni.combine()
        .all()
        .unis(gatherer.gather(List.of(question), _ -> Optional.empty()), rulebook.now())
        .with((facts, rules) -> decide(question, facts.getFirst(), rules))
        .replaceWithVoid();
  }

  private static boolean decide(Question question, Facts facts, CurrentRulebook.Extended rules) {
    return DecisionMaker.decide(question, facts, rules.rulebook()).permitted();
  }

  private static Question question() {
    return new Question(
        Callee.parse("+31201000000"),
        CallerId.parse(null),
        "-",
        null,
        null,
        Purpose.COMMERCIAL,
        "-",
        CalleeKind.UNKNOWN,
        null,
        Caller.HUMAN,
        false,
        DutchTime.now(),
        null);
  }
}
