package nl.magbellen.gateway.facts;

/** What an advertiser wants when an untrained telemarketer is about to call. */
public enum UntrainedTelemarketer {
  DENY,
  WARN
}
