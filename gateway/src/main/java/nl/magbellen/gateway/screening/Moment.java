package nl.magbellen.gateway.screening;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.decision.NextCallingWindow;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.Rulebook;

/**
 * When rows are decided that were read together, where they do not say it themselves: now, or in
 * their next calling window. For one thread.
 *
 * @param now when they were read
 * @param rulebook says the windows; null where now is meant
 * @param windows those that were looked up before
 */
record Moment(Instant now, Rulebook rulebook, Map<Object, Instant> windows) {

  /** On what the window of a call depends. */
  private record Windows(Purpose purpose, CalleeKind calleeKind) {}

  static Moment of(Instant now, Rulebook rulebook) {
    return new Moment(now, rulebook, new HashMap<>());
  }

  /** The question at its moment. */
  AskedQuestion of(AskedQuestion asked) {
    Question question = asked.question();
    if (rulebook == null || !question.at().equals(now)) {
      return asked;
    }
    Instant next =
        windows.computeIfAbsent(
            new Windows(question.terms().purpose(), question.terms().calleeKind()),
            _ -> NextCallingWindow.of(question, rulebook));
    return new AskedQuestion(question.at(next), asked.askedBy());
  }
}
