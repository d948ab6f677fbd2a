package nl.magbellen.site.check;

import java.util.List;

/**
 * What was found about a genuine proof, in words.
 *
 * @param tone the alert's kind: ok, or warning if it is of another number or holds no longer
 */
public record Finding(String tone, String heading, List<Line> lines) {

  /** A fact about the proof. */
  public record Line(String key, String value) {}
}
