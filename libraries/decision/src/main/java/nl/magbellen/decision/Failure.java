package nl.magbellen.decision;

import nl.magbellen.facts.Evidence;
import nl.magbellen.number.NumberFault;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;

/**
 * A reason without its message.
 *
 * @param evidence id of the failing record; null when there is none
 * @param more what is told after the rulebook's message; null for nothing
 */
record Failure(ReasonCode code, RuleId rule, String evidence, Message more) {

  static Failure of(ReasonCode code, RuleId rule) {
    return new Failure(code, rule, null, null);
  }

  static Failure of(ReasonCode code, RuleId rule, Evidence record) {
    return new Failure(code, rule, record == null ? null : record.evidence(), null);
  }

  static Failure of(ReasonCode code, RuleId rule, NumberFault fault) {
    return of(code, rule, null, new Message(fault.nl(), fault.en()));
  }

  /**
   * A reason that is told with more than the rulebook's message.
   *
   * @param record null when there is none
   */
  static Failure of(ReasonCode code, RuleId rule, Evidence record, Message more) {
    return new Failure(code, rule, record == null ? null : record.evidence(), more);
  }

  /** The message of the rulebook, and after it what more is to be told. */
  Message told(Message message) {
    return more == null ? message : message.and(more);
  }
}
