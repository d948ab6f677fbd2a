package nl.magbellen.phonecode;

import java.time.Duration;

/**
 * The result of a request for a code. It never depends on what is on record about the number, and
 * takes no longer when something is.
 */
public sealed interface Sending {

  /** The provider has taken the code. */
  record Sent(CodeRequest request) implements Sending {}

  /** The number can be no consumer's that this country's rules protect: special or foreign. */
  record NumberNotPossible() implements Sending {}

  /** The proof of work is wrong, expired, or was used before: compute a new one. */
  record ProofRefused() implements Sending {}

  /**
   * So many codes were sent to the number of late that no more is sent now; the newest of them can
   * be given back with this request.
   */
  record SentBefore(CodeRequest request) implements Sending {}

  /**
   * Too many codes were asked.
   *
   * @param limit which allowance is used up
   * @param retryAfter when asking again may help
   * @param proofHelps whether the same request with a proof of work may go through at once
   */
  record TooMany(Limit limit, Duration retryAfter, boolean proofHelps) implements Sending {}

  /** The provider did not take the code; the code sent before, if any, still counts. */
  record NotSent() implements Sending {}
}
