package nl.magbellen.gateway.decision;

/** May the call be made? */
public enum Verdict {
  PERMIT,
  DENY
}
