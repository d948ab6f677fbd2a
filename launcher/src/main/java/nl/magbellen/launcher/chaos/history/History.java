package nl.magbellen.launcher.chaos.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;

/**
 * All that clients did and were told during a run, and what the services say in the end.
 *
 * @param writes every write, in any order
 * @param answers every question, in any order
 * @param gateway while which times the gateway itself could not answer
 * @param wrongClocks while which times some service's clock was wrong, or what it stamped lay ahead
 * @param aftermath what is on record in the end
 */
public record History(
    List<Write> writes,
    List<Answer> answers,
    Downtimes gateway,
    Downtimes wrongClocks,
    Aftermath aftermath) {

  /**
   * Whether an answer can be held to what should have been permitted: by a wrong clock too much may
   * be denied, never too much permitted.
   */
  public boolean hadRightTime(Answer answer) {
    return !wrongClocks.touch(answer.sent(), answer.answered());
  }

  /** What was done about one number. */
  public record OfNumber(List<Write> writes, List<Answer> answers) {}

  /** The same, number by number. */
  public List<OfNumber> byNumber() {
    Map<String, List<Write>> written = writes.stream().collect(groupingBy(Write::number));
    return answers.stream().collect(groupingBy(Answer::number)).entrySet().stream()
        .map(
            asked ->
                new OfNumber(written.getOrDefault(asked.getKey(), List.of()), asked.getValue()))
        .toList();
  }
}
