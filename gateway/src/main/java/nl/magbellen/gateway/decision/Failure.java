package nl.magbellen.gateway.decision;

import nl.magbellen.gateway.facts.Evidence;
import nl.magbellen.gateway.rulebook.ReasonCode;
import nl.magbellen.gateway.rulebook.RuleId;

/**
 * A reason before it is told.
 *
 * @param evidence id of the failing record; null when there is none
 */
record Failure(ReasonCode code, RuleId rule, String evidence) {

  static Failure of(ReasonCode code, RuleId rule) {
    return new Failure(code, rule, null);
  }

  static Failure of(ReasonCode code, RuleId rule, Evidence record) {
    return new Failure(code, rule, record == null ? null : record.evidence());
  }
}
