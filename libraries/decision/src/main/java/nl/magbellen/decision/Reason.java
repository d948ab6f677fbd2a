package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * One failure: which rule, and on which record.
 *
 * @param rule id of the rule that does not hold
 * @param evidence id of the record that fails; null when nothing is on record
 * @param message what is wrong and what to do; never a telephone number
 */
public record Reason(ReasonCode code, String rule, @Nullable String evidence, Message message) {
  public Reason {
    requireNonNull(code, "code");
    requireNonNull(rule, "rule");
    requireNonNull(message, "message");
  }
}
