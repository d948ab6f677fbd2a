package nl.magbellen.transparency;

import java.util.List;

/**
 * That a tree has a leaf (RFC 9162, 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param hashes from the leaf upwards
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

  /** Keeps a copy of the hashes. */
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /** Whether it leads from this leaf to this root. */
  public boolean holds(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash other : hashes) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.ofNode(other, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = Hash.ofNode(hash, other);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
