package nl.magbellen.launcher.chaos.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.History;

/**
 * Knows by a model of its own what the services may have said, given all that was written, and
 * tells what they may not have said. It knows nothing of how they work.
 */
public final class Checker {

  /** One promise, or some that belong together. */
  interface Rule {
    Stream<Violation> brokenBy(History history);
  }

  private final List<Rule> rules;

  /**
   * @param answersWithin how long a question may wait for its answer while the gateway runs
   */
  public Checker(Duration answersWithin) {
    this.rules =
        List.of(
            new WritesAreKept(),
            new ChangesAreSent(),
            new ObjectionsCount(),
            new PermitsRestOnRecords(),
            new RequestsServeOnce(),
            new AnswersAreLogged(),
            new AnswersComeInTime(answersWithin));
  }

  /** Everything that this history breaks; empty when all promises were kept. */
  public List<Violation> check(History history) {
    return rules.stream().flatMap(rule -> rule.brokenBy(history)).toList();
  }
}
