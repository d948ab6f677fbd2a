package nl.magbellen.secrecy;

/**
 * Something that people or programs read.
 *
 * @param sort what kind of place it is
 * @param name which one, as {@code gateway.decision.facts}
 * @param text what stands there; bytes as one character each
 */
record Place(Sort sort, String name, String text) {

  /** Where a secret could come out. */
  enum Sort {
    LOG,
    METRICS,
    TRACE,
    ERROR,
    COLUMN
  }
}
