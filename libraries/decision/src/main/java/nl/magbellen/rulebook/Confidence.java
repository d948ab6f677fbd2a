package nl.magbellen.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure we are of a rule or a parameter. */
public enum Confidence {
  /** The primary text or the regulator's own page was read. */
  @JsonProperty("read")
  READ,
  /** A secondary page says so. */
  @JsonProperty("reported")
  REPORTED,
  /** A sensible default that counsel must confirm. */
  @JsonProperty("assumed")
  ASSUMED
}
