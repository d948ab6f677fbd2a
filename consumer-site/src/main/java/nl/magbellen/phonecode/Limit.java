package nl.magbellen.phonecode;

/** Whose allowance of codes is used up. */
public enum Limit {
  /** This number's, as asked from this address block. */
  NUMBER_FROM_HERE,
  /** This number's, for all askers together. */
  NUMBER,
  /** The address block's, for whatever numbers. */
  ADDRESS_BLOCK,
  /** That of all requests together. */
  OVERALL,
  /** What the codes of one day may cost. */
  DAILY_BUDGET
}
