package nl.magbellen.facts;

/** What sort of organisation an advertiser is. */
public enum Sector implements ForeignWord {
  COMMERCIAL,
  CHARITY_OR_IDEAL,
  /**
   * Holder of a licence under article 3, 9 or 27b of the Wet op de kansspelen: lotteries for good
   * causes, and the state lottery and Lotto too.
   */
  GOOD_CAUSE_LOTTERY,
  /**
   * Publisher of dailies, weeklies, magazines or other periodicals that appear at least three times
   * a year.
   */
  PRESS_PUBLISHER,
  /** A word that is not known here: permits nothing. */
  UNKNOWN;

  @Override
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
