package nl.magbellen.gateway.facts;

/** What sort of organisation an advertiser is. */
public enum Sector implements ForeignWord {
  COMMERCIAL,
  CHARITY_OR_IDEAL,
  GOOD_CAUSE_LOTTERY,
  /** Publisher of newspapers, weeklies or magazines. */
  PRESS_PUBLISHER,
  /** A word that is not known here: permits nothing. */
  UNKNOWN;

  @Override
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
