package nl.magbellen.facts;

/**
 * What had to be on record before an answer could be given, and could not be put there in time.
 * Whatever it is, the answer is a denial.
 */
public enum NotKept {
  /** That the caller id is in use, in the caller-id service. */
  CALLER_ID_USE,
  /** The hold on the requested call on which a permit rests, in the consent service. */
  REQUESTED_CALL,
  /** The decision itself, in the decision log. */
  DECISION
}
