package nl.magbellen.facts;

/**
 * A word of another service's list. Its constant {@code UNKNOWN} stands for every word that is not
 * known here yet: it is read from a service or from the log only, fails the gate that looks at it
 * and no other, and may be named by no file and no client.
 */
public interface ForeignWord {

  /** True for the constant that stands for words that are not known here. */
  boolean isUnknown();
}
