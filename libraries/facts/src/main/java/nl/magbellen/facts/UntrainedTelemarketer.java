package nl.magbellen.facts;

/**
 * What an advertiser wants when an untrained telemarketer is about to call. A setting that is not
 * known here is read as DENY.
 */
public enum UntrainedTelemarketer {
  DENY,
  WARN
}
