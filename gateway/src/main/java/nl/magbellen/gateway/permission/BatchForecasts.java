package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.rules.RulebookWithMourningDays;

/**
 * What a batch of questions would be answered. Nothing is recorded, kept in use or signed, so none
 * of it may be given as an answer.
 */
@ApplicationScoped
class BatchForecasts {

  private final BatchFacts facts;
  private final InstantSource time;

  BatchForecasts(BatchFacts facts, InstantSource time) {
    this.facts = facts;
    this.time = time;
  }

  /** What repeats would be answered now; see {@link DecisionPath#redecide}. */
  Uni<List<Optional<CallPermission>>> redecide(List<Repeat> batch) {
    Instant decidedAt = Decisions.thisInstant(time);
    return facts
        .of(batch.stream().map(Repeat::asked).toList(), decidedAt)
        .map(
            known ->
                IntStream.range(0, batch.size())
                    .mapToObj(
                        i ->
                            redecided(
                                batch.get(i),
                                known.questions().get(i).facts(),
                                known.rules(),
                                decidedAt))
                    .toList());
  }

  private static Optional<CallPermission> redecided(
      Repeat repeat, Facts facts, RulebookWithMourningDays rules, Instant decidedAt) {
    return repeat.isSpent(facts)
        ? Optional.empty()
        : Optional.of(
            new QuestionWithFacts(repeat.asked(), repeat.seen(facts))
                .decide(rules, decidedAt)
                .answer());
  }

  /** What questions would be answered; see {@link DecisionPath#foresee}. */
  Uni<List<CallPermission>> foresee(List<AskedQuestion> batch) {
    Instant decidedAt = Decisions.thisInstant(time);
    return facts
        .of(batch, decidedAt)
        .map(
            known ->
                known.questions().stream()
                    .map(each -> each.decide(known.rules(), decidedAt).answer())
                    .toList());
  }
}
