package nl.magbellen.rulebook;

/** A time gate that does not pass. */
public record TimeFailure(RuleId rule, ReasonCode code) {}
