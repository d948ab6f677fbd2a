package nl.magbellen.transparency.store;

/**
 * Something by which the log is not as it was.
 *
 * @param what was done to it
 * @param where the record, the leaf, the month or the checkpoint
 * @param detail what was expected and is not there
 */
public record Finding(What what, String where, String detail) {

  /** What can be done to a log. */
  public enum What {
    /** A record says something else than its leaf. */
    CHANGED,
    /** Two records, or two leaves, stand in each other's place. */
    SWAPPED,
    /** A record is gone, and no purge statement says that it was to go. */
    MISSING,
    /** All records of a month are gone, and no purge statement says so. */
    MONTH_DROPPED,
    /** A record that is neither in the tree nor waits: it was put there afterwards. */
    NOT_IN_TREE,
    /** A leaf of the tree of which is not known what it is of. */
    GAP,
    /** The hashes of the tree are not those that were signed. */
    TREE_CHANGED,
    /** A checkpoint, or a purge statement, that no known key signed. */
    FORGED,
    /**
     * A checkpoint of a larger tree was signed: the log was restored from an older backup, or cut
     * off.
     */
    OLDER_THAN_CHECKPOINT
  }

  /** As one line. */
  @Override
  public String toString() {
    return "%s %s: %s".formatted(what, where, detail);
  }
}
