package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.rules.RulebookWithMourningDays;
import nl.magbellen.question.Question;
import nl.magbellen.service.health.WarmUpTask;

/**
 * Decides a made-up question. A service that does not answer delays nothing: what cannot be known
 * is denied, and that can be said at once.
 */
@ApplicationScoped
class FirstQuestion implements WarmUpTask {

  private static final Map<String, String> QUESTION =
      Map.of(
          "callee", "+31201000000",
          "advertiser", "nobody",
          "purpose", "COMMERCIAL",
          "subject", "nothing");

  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;
  private final ObjectMapper json;
  private final InstantSource time;

  FirstQuestion(
      FactGatherer gatherer, CurrentRulebook rulebook, ObjectMapper json, InstantSource time) {
    this.gatherer = gatherer;
    this.rulebook = rulebook;
    this.json = json;
    this.time = time;
  }

  @Override
  public Uni<Void> warmUp() {
    Question question =
        json.convertValue(QUESTION, QuestionRequest.class).toQuestion(null, time.instant());
    return Uni.combine()
        .all()
        .unis(gatherer.gather(List.of(question), _ -> Optional.empty()), rulebook.now())
        .with((facts, rules) -> decide(question, facts.getFirst(), rules))
        .replaceWithVoid();
  }

  private static boolean decide(Question question, Facts facts, RulebookWithMourningDays rules) {
    return DecisionMaker.decide(question, facts, rules.rulebook()).permitted();
  }
}
