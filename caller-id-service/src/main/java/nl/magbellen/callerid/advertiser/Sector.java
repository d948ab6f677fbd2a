package nl.magbellen.callerid.advertiser;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of organisation an advertiser is; the customer exception depends on it. */
@Schema(
    description =
        "What sort of organisation an advertiser is; whom it may call without consent depends on"
            + " it. COMMERCIAL: any other business. CHARITY_OR_IDEAL: a charity or an organisation"
            + " with an ideal purpose. GOOD_CAUSE_LOTTERY: a holder of a licence under art. 3, 9 or"
            + " 27b of the Wet op de kansspelen, the state lottery and Lotto too. PRESS_PUBLISHER: a"
            + " publisher of dailies, weeklies, magazines or other periodicals that appear at least"
            + " three times a year.")
public enum Sector {
  /** Any other business. */
  COMMERCIAL,
  /** A charity or an organisation with an ideal purpose (Tw art. 11.7(5)). */
  CHARITY_OR_IDEAL,
  /**
   * A holder of a licence under art. 3, 9 or 27b of the Wet op de kansspelen, the state lottery and
   * Lotto too (Tw art. 11.7(6)).
   */
  GOOD_CAUSE_LOTTERY,
  /**
   * A publisher of dailies, weeklies, magazines or other periodicals that appear at least three
   * times a year (Tw art. 11.7(6)).
   */
  PRESS_PUBLISHER
}
