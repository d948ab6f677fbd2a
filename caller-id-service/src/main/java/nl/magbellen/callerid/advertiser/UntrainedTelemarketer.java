package nl.magbellen.callerid.advertiser;

/**
 * What an advertiser wants when a telemarketer without valid training is about to call. Members of
 * the trade body must have {@link #DENY}.
 */
public enum UntrainedTelemarketer {
  /** The call is not permitted. */
  DENY,
  /** The call is permitted with a warning. */
  WARN
}
