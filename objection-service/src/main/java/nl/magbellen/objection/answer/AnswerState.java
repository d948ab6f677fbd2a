package nl.magbellen.objection.answer;

import java.time.Instant;
import java.time.LocalDate;
import nl.magbellen.number.DutchTime;

/** How far a complaint or a request has come. */
public enum AnswerState {
  /** It is still to be answered. */
  OPEN,
  /** It was answered. */
  ANSWERED;

  /**
   * How far it has come.
   *
   * @param answeredAt null while it is open
   */
  public static AnswerState of(Instant answeredAt) {
    return answeredAt == null ? OPEN : ANSWERED;
  }

  /**
   * Whether it was not answered by the end of the day on which that was due.
   *
   * @param answeredAt null while it is open
   */
  public static boolean isOverdue(LocalDate dueOn, Instant answeredAt, Instant now) {
    return DutchTime.dateOf(answeredAt == null ? now : answeredAt).isAfter(dueOn);
  }
}
