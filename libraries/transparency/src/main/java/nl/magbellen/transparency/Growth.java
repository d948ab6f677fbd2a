package nl.magbellen.transparency;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tiles of a tree that change when leaves are added to its end. */
public final class Growth {

  private final Map<TileId, byte[]> changed = new LinkedHashMap<>();
  private final Map<TileId, byte[]> edge;

  private Growth(Map<TileId, byte[]> edge) {
    this.edge = edge;
  }

  /**
   * What the tiles become.
   *
   * @param size of the tree until now
   * @param edge its {@linkplain TileId#edge last tiles}
   * @throws MissingHashException if one is not there, or has another number of hashes than the size
   *     asks for
   */
  public static Map<TileId, byte[]> of(long size, Map<TileId, byte[]> edge, List<Hash> leaves) {
    for (TileId tile : TileId.edge(size)) {
      long hashes = TileId.hashes(size, tile.level()) % TileId.WIDTH;
      byte[] stored = edge.get(tile);
      if (stored == null || stored.length != hashes * Hash.LENGTH) {
        throw new MissingHashException(tile);
      }
    }
    Growth growth = new Growth(edge);
    long index = size;
    for (Hash leaf : leaves) {
      growth.add(0, index++, leaf);
    }
    return growth.changed;
  }

  private void add(int level, long index, Hash hash) {
    TileId id = new TileId(level, index / TileId.WIDTH);
    int at = (int) (index % TileId.WIDTH) * Hash.LENGTH;
    byte[] before = changed.getOrDefault(id, edge.getOrDefault(id, new byte[0]));
    byte[] tile = Arrays.copyOf(before, at + Hash.LENGTH);
    System.arraycopy(hash.bytes(), 0, tile, at, Hash.LENGTH);
    changed.put(id, tile);
    if (index % TileId.WIDTH == TileId.WIDTH - 1) {
      add(level + 1, index / TileId.WIDTH, root(tile));
    }
  }

  /** Over the hashes of a whole tile. */
  private static Hash root(byte[] tile) {
    return new Tree(TileId.WIDTH, Map.of(new TileId(0, 0), tile)).overHashes();
  }
}
