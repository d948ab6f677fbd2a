package nl.magbellen.transparency;

import java.util.List;

/**
 * That a tree begins with all leaves of an older one: nothing was taken away or changed (RFC 9162,
 * 2.1.4).
 *
 * @param from the older tree's size
 * @param to the newer tree's size
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

  /** Keeps a copy of the hashes. */
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /** Whether it leads from the older root to the newer one. */
  public boolean holds(Hash older, Hash newer) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == 0) {
      return hashes.isEmpty() && older.equals(Hash.OF_NOTHING);
    }
    if (from == to) {
      return hashes.isEmpty() && older.equals(newer);
    }
    return leads(older, newer);
  }

  private boolean leads(Hash older, Hash newer) {
    // A whole subtree of the newer tree needs no hash of its own.
    boolean whole = Long.bitCount(from) == 1;
    if (hashes.isEmpty() && !whole) {
      return false;
    }
    int same = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >>> same;
    long last = (to - 1) >>> same;
    Hash before = whole ? older : hashes.getFirst();
    Hash after = before;
    for (Hash other : whole ? hashes : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = Hash.ofNode(other, before);
        after = Hash.ofNode(other, after);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        after = Hash.ofNode(after, other);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && before.equals(older) && after.equals(newer);
  }
}
