package nl.magbellen.callerid;

/** What sort of organisation an advertiser is; the customer exception depends on it. */
public enum Sector {
  /** Any other business. */
  COMMERCIAL,
  /** A charity or an organisation with an ideal purpose. */
  CHARITY_OR_IDEAL,
  /** A lottery whose proceeds go to good causes. */
  GOOD_CAUSE_LOTTERY,
  /** A publisher of newspapers, weeklies or magazines. */
  PRESS_PUBLISHER
}
