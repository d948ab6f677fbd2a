package nl.magbellen.transparency;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Names a tile: 256 hashes side by side, of which each stands for 256 of the level below.
 *
 * @param level 0 for the hashes of leaves
 * @param index from 0, from the left
 */
public record TileId(int level, long index) {

  /** Hashes of a whole tile; the last of a level may have fewer. */
  public static final int WIDTH = 256;

  /** Binary levels of the tree that a tile spans. */
  static final int HEIGHT = 8;

  /** Checks that there can be such a tile. */
  public TileId {
    if (level < 0 || level > 7 || index < 0) {
      throw new IllegalArgumentException("There is no tile " + level + "/" + index + ".");
    }
  }

  /** How many hashes a level has in a tree of this size. */
  static long hashes(long size, int level) {
    return size >>> (HEIGHT * level);
  }

  /** The last tiles of each level, from which a tree of this size grows; none of them is whole. */
  public static Set<TileId> edge(long size) {
    Set<TileId> tiles = new LinkedHashSet<>();
    for (int level = 0; hashes(size, level) > 0; level++) {
      if (hashes(size, level) % WIDTH > 0) {
        tiles.add(new TileId(level, hashes(size, level) / WIDTH));
      }
    }
    return tiles;
  }

  /**
   * The tiles from which the root of a tree and the proofs of a leaf are worked out.
   *
   * @param leaf its index, less than the size
   */
  public static Set<TileId> around(long leaf, long size) {
    Set<TileId> tiles = edge(size);
    for (int level = 0; hashes(size, level) > 0; level++) {
      long first = leaf >>> (HEIGHT * (level + 1));
      if (first * WIDTH < hashes(size, level)) {
        tiles.add(new TileId(level, first));
      }
    }
    return tiles;
  }
}
