package nl.magbellen.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A tree of one size, worked out from those of its tiles that are needed. A later state of a tile
 * serves as well: hashes are only ever added to its end.
 */
public final class Tree {

  private final long size;
  private final Map<TileId, byte[]> tiles;

  /**
   * Of these tiles.
   *
   * @param tiles the hashes of each one after the other; see {@link TileId#around}
   */
  public Tree(long size, Map<TileId, byte[]> tiles) {
    this.size = size;
    this.tiles = Map.copyOf(tiles);
  }

  /** The number of its leaves. */
  public long size() {
    return size;
  }

  /**
   * Its root (RFC 6962, 2.1).
   *
   * @throws MissingHashException if a tile is not there, or has too few hashes; so do the others
   */
  public Hash root() {
    return size == 0 ? Hash.OF_NOTHING : over(0, size);
  }

  /** The root over the hashes of one tile, as if it were a tree of its own. */
  Hash overHashes() {
    return Hash.ofNode(whole(TileId.HEIGHT - 1, 0), whole(TileId.HEIGHT - 1, 1));
  }

  /** The hash of a leaf, by its index. */
  public Hash leaf(long index) {
    return stored(0, index);
  }

  /**
   * The way from a leaf to the root (RFC 6962, 2.1.1).
   *
   * @throws IllegalArgumentException if there is no such leaf
   */
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("The tree of " + size + " has no leaf " + index + ".");
    }
    List<Hash> hashes = new ArrayList<>();
    collect(index, 0, size, hashes);
    return new InclusionProof(index, size, hashes);
  }

  private void collect(long index, long from, long to, List<Hash> hashes) {
    if (to - from == 1) {
      return;
    }
    long middle = from + below(to - from);
    if (index < middle) {
      collect(index, from, middle, hashes);
      hashes.add(over(middle, to));
    } else {
      collect(index, middle, to, hashes);
      hashes.add(over(from, middle));
    }
  }

  /**
   * That this tree begins with an older one (RFC 6962, 2.1.2).
   *
   * @throws IllegalArgumentException if that one is larger
   */
  public ConsistencyProof consistency(long older) {
    if (older < 0 || older > size) {
      throw new IllegalArgumentException("A tree of " + size + " has none of " + older + ".");
    }
    List<Hash> hashes = new ArrayList<>();
    if (older > 0 && older < size) {
      collect(older, 0, size, true, hashes);
    }
    return new ConsistencyProof(older, size, hashes);
  }

  private void collect(long older, long from, long to, boolean known, List<Hash> hashes) {
    if (older == to) {
      if (!known) {
        hashes.add(over(from, to));
      }
      return;
    }
    long middle = from + below(to - from);
    if (older <= middle) {
      collect(older, from, middle, known, hashes);
      hashes.add(over(middle, to));
    } else {
      collect(older, middle, to, false, hashes);
      hashes.add(over(from, middle));
    }
  }

  /** The largest power of two that is less. */
  private static long below(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }

  private Hash over(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int level = Long.numberOfTrailingZeros(leaves);
      return whole(level, from >>> level);
    }
    long middle = from + below(leaves);
    return Hash.ofNode(over(from, middle), over(middle, to));
  }

  /** Of a whole subtree of 2^level leaves. */
  private Hash whole(int level, long index) {
    return level % TileId.HEIGHT == 0
        ? stored(level / TileId.HEIGHT, index)
        : Hash.ofNode(whole(level - 1, 2 * index), whole(level - 1, 2 * index + 1));
  }

  private Hash stored(int level, long index) {
    TileId id = new TileId(level, index / TileId.WIDTH);
    byte[] tile = tiles.get(id);
    int at = (int) (index % TileId.WIDTH) * Hash.LENGTH;
    if (tile == null || tile.length < at + Hash.LENGTH) {
      throw new MissingHashException(id);
    }
    return Hash.of(Arrays.copyOfRange(tile, at, at + Hash.LENGTH));
  }
}
