package nl.magbellen.phonecode;

/** The result of checking a code. */
public sealed interface Verification {

  /** The code was right; it can't be used again. */
  record Proven(ProvenNumber number) implements Verification {}

  /**
   * The code was wrong.
   *
   * @param triesLeft how often this request may still try; not negative
   * @param newerSent whether a newer code was sent to the number, which is the one to give
   */
  record Wrong(int triesLeft, boolean newerSent) implements Verification {}

  /** Not six digits; this cost no try. */
  record NotSixDigits() implements Verification {}

  /** The request has used up its five tries: ask a new code. */
  record NoTriesLeft() implements Verification {}

  /** There is no such request, it was answered before, or its ten minutes are over. */
  record Expired() implements Verification {}
}
