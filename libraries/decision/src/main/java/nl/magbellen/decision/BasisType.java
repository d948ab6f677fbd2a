package nl.magbellen.decision;

/** On what a call may rest, in the order in which they are tried. */
public enum BasisType {
  REQUESTED_CALL,
  CONSENT,
  CUSTOMER_RELATION,
  PUBLISHED_NUMBER,
  /** The law asks for none. */
  NOT_REQUIRED
}
