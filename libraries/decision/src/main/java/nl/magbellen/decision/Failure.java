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
 * @param fault what is wrong with the number called; null when the reason is another
 */
record Failure(ReasonCode code, RuleId rule, String evidence, NumberFault fault) {

  static Failure of(ReasonCode code, RuleId rule) {
    return new Failure(code, rule, null, null);
  }

  static Failure of(ReasonCode code, RuleId rule, Evidence record) {
    return new Failure(code, rule, record == null ? null : record.evidence(), null);
  }

  static Failure of(ReasonCode code, RuleId rule, NumberFault fault) {
    return new Failure(code, rule, null, fault);
  }

  /** The message of the rulebook, and after it what is wrong with the number. */
  Message told(Message message) {
    return fault == null
        ? message
        : new Message(message.nl() + " " + fault.nl(), message.en() + " " + fault.en());
  }
}
