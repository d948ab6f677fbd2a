package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.magbellen.decision.Binding;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.rules.RulebookWithMourningDays;
import nl.magbellen.question.Question;

/** What is known about a batch of questions, and the rules that hold when it is decided. */
@ApplicationScoped
class BatchFacts {

  /** Where the facts of a batch come from. */
  interface Source {
    Uni<Known> of(List<AskedQuestion> batch, Instant decidedAt);
  }

  /**
   * A batch that can be decided.
   *
   * @param questions in the order of the batch
   */
  record Known(List<QuestionWithFacts> questions, RulebookWithMourningDays rules) {}

  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;

  BatchFacts(FactGatherer gatherer, CurrentRulebook rulebook) {
    this.gatherer = gatherer;
    this.rulebook = rulebook;
  }

  /** Of questions in general; see {@link FactGatherer#gather}. */
  Uni<Known> of(List<AskedQuestion> batch, Instant decidedAt) {
    return known(batch, gatherer.gather(questions(batch), q -> Binding.later(q, decidedAt)));
  }

  /** Of questions that need nothing of other services. */
  Uni<Known> withoutServices(List<AskedQuestion> batch, Instant decidedAt) {
    return known(
        batch, gatherer.gatherCallersOnly(questions(batch), q -> Binding.later(q, decidedAt)));
  }

  private Uni<Known> known(List<AskedQuestion> batch, Uni<List<Facts>> facts) {
    return Uni.combine()
        .all()
        .unis(facts, rulebook.now())
        .with((known, rules) -> new Known(withFacts(batch, known), rules));
  }

  private static List<Question> questions(List<AskedQuestion> batch) {
    return batch.stream().map(AskedQuestion::question).toList();
  }

  private static List<QuestionWithFacts> withFacts(List<AskedQuestion> batch, List<Facts> facts) {
    batch.forEach(asked -> asked.timings().know());
    return IntStream.range(0, batch.size())
        .mapToObj(i -> new QuestionWithFacts(batch.get(i), facts.get(i)))
        .toList();
  }
}
