package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

/**
 * A value of a rule.
 *
 * @param written the value as it stands in the file: text, number, list or map
 * @param value the value read, of the type that its {@link RuleParameter} says
 * @param source where the value stands when that is another place than the rule's; else null
 * @param confidence how sure we are of it
 * @param note who applies it, or that nothing does; null when the decision does
 */
public record Parameter(
    Object written, Object value, Source source, Confidence confidence, Message note) {
  public Parameter {
    requireNonNull(written, "written");
    requireNonNull(value, "value");
    requireNonNull(confidence, "confidence");
  }
}
