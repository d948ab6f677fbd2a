package nl.magbellen.decision;

/** May the call be made? */
public enum Verdict {
  PERMIT,
  DENY
}
