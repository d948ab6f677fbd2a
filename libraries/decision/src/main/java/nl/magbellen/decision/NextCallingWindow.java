package nl.magbellen.decision;

import java.time.Instant;
import nl.magbellen.facts.Facts;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.Rulebook;

/** When a call may be made next, as far as the time of day and the calendar decide it. */
public final class NextCallingWindow {
  private NextCallingWindow() {}

  /**
   * The first instant at or after that of the question in a calling window; that of the question
   * where none is known, and for calls outside telemarketing, which have no windows. A call that
   * was requested may be made earlier: here the windows of all calls count.
   *
   * @throws nl.magbellen.rulebook.BeforeFirstRulebook when the rulebook has no rules for it
   */
  public static Instant of(Question question, Rulebook rulebook) {
    CallCase call = new CallCase(question, Facts.none(), rulebook.at(question.at()));
    return call.isOutsideTelemarketing()
        ? question.at()
        : NextOpening.after(call, false, rulebook::on).orElse(question.at());
  }
}
