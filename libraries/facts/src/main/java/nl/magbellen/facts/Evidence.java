package nl.magbellen.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A fact that a decision can point at. */
public interface Evidence {

  /** What and which, as in {@code consent:0197…}. Never contains a telephone number. */
  @JsonIgnore
  String evidence();
}
