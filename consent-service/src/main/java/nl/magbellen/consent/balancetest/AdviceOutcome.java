package nl.magbellen.consent.balancetest;

/** What the committee for balance tests advised. */
public enum AdviceOutcome {
  POSITIVE,
  NEGATIVE
}
