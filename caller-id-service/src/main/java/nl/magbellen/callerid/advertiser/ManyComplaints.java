package nl.magbellen.callerid.advertiser;

/**
 * What an advertiser wants when many people complain about the number, the agency or the
 * telemarketer of a call that is about to be made. How many are many stands in the rulebook.
 */
public enum ManyComplaints {
  /** The call is not permitted. */
  DENY,
  /** The alert rings, and the call is permitted. */
  ALERT
}
