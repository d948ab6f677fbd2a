package nl.magbellen.gateway.testnumber;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.Facts;
import nl.magbellen.question.Question;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulesInForce;

/**
 * What is decided for test advertisers: by the ordinary rulebook, on made-up facts, the same for a
 * number at any instant. Any other number is none for them, so that no test reaches a person.
 */
public final class TestDecisions {

  /** Long enough to be noticed, within what we promise. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private TestDecisions() {}

  /** The facts of questions, in their order; nothing of a test advertiser is asked of others. */
  public static Uni<List<Facts>> gathered(
      List<Question> questions, Function<List<Question>, Uni<List<Facts>>> others) {
    if (questions.stream().noneMatch(TestAdvertisers::ask)) {
      return others.apply(questions);
    }
    List<Question> real =
        questions.stream().filter(question -> !TestAdvertisers.ask(question)).toList();
    return (real.isEmpty() ? Uni.createFrom().item(List.<Facts>of()) : others.apply(real))
        .map(facts -> merged(questions, facts.iterator()));
  }

  private static List<Facts> merged(List<Question> questions, Iterator<Facts> real) {
    List<Facts> merged = new ArrayList<>();
    for (Question question : questions) {
      merged.add(TestAdvertisers.ask(question) ? caseOf(question).facts() : real.next());
    }
    return merged;
  }

  /** The answers, late if one of the questions is {@link TestNumber#SLOW}. */
  public static <T> Uni<T> slowed(Stream<Question> questions, Supplier<Uni<T>> answers) {
    return questions.noneMatch(TestDecisions::isSlow)
        ? answers.get()
        : Uni.createFrom().voidItem().onItem().delayIt().by(SLOW).flatMap(_ -> answers.get());
  }

  private static boolean isSlow(Question question) {
    return TestNumber.of(question).filter(number -> number == TestNumber.SLOW).isPresent();
  }

  /**
   * What is decided.
   *
   * @param facts those of {@link #gathered}, or of the log
   */
  public static Decision decide(Question question, Facts facts, Rulebook rulebook) {
    Question instead = caseOf(question).question();
    return moved(DecisionMaker.decide(instead, facts, rulebook), instead.at(), question.at());
  }

  /** The same by these rules: what if. */
  public static Decision decide(Question question, Facts facts, RulesInForce rules) {
    Question instead = caseOf(question).question();
    return moved(DecisionMaker.decide(instead, facts, rules), instead.at(), question.at());
  }

  private static TestCase caseOf(Question question) {
    return TestNumber.of(question).orElse(TestNumber.NUMBER_INVALID).toCase(question);
  }

  /** The clock of a test stands still: what ends after an hour ends an hour after the question. */
  private static Decision moved(Decision made, Instant from, Instant to) {
    Duration by = Duration.between(from, to);
    return new Decision(
        made.verdict(),
        made.rulebook(),
        made.basis(),
        made.reasons(),
        made.obligations(),
        moved(made.retryAt(), by),
        moved(made.validUntil(), by));
  }

  private static Instant moved(Instant instant, Duration by) {
    return instant == null ? null : instant.plus(by);
  }
}
