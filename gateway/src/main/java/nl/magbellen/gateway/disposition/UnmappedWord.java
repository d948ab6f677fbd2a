package nl.magbellen.gateway.disposition;

import java.util.Comparator;

/**
 * A word that stands in no table.
 *
 * @param owner whose dialer said it
 * @param disposition as it was written
 */
record UnmappedWord(TableOwner owner, String disposition) implements Comparable<UnmappedWord> {

  private static final Comparator<UnmappedWord> ORDER =
      Comparator.comparing((UnmappedWord word) -> word.owner().kind())
          .thenComparing(word -> word.owner().id())
          .thenComparing(UnmappedWord::disposition);

  /** Rows are locked in this order, so that batches do not block each other for good. */
  @Override
  public int compareTo(UnmappedWord other) {
    return ORDER.compare(this, other);
  }
}
