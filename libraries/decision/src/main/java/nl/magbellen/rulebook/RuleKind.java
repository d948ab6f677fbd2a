package nl.magbellen.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule does. */
public enum RuleKind {
  /** Must pass before any call. */
  @JsonProperty("gate")
  GATE,
  /** Belongs to a legal basis. */
  @JsonProperty("basis")
  BASIS,
  /** Comes with a permitted call. */
  @JsonProperty("obligation")
  OBLIGATION,
  /** Holds outside the call. */
  @JsonProperty("duty")
  DUTY
}
