package nl.magbellen.gateway.facts;

/** What sort of organisation an advertiser is. */
public enum Sector {
  COMMERCIAL,
  CHARITY_OR_IDEAL,
  GOOD_CAUSE_LOTTERY,
  /** Publisher of newspapers, weeklies or magazines. */
  PRESS_PUBLISHER
}
