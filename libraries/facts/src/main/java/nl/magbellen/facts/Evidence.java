package nl.magbellen.facts;

/** A fact that a decision can point at. */
public interface Evidence {

  /** What and which, as in {@code consent:0197…}. Never contains a telephone number. */
  String evidence();
}
