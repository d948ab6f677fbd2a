package nl.magbellen.facts;

/**
 * What an advertiser wants when many people complain about the number, the agency or the
 * telemarketer of a call that is about to be made. A setting that is not known here is read as
 * DENY.
 */
public enum ManyComplaints {
  /** The call is not permitted. */
  DENY,
  /** Somebody is told, and the call is permitted. */
  ALERT
}
