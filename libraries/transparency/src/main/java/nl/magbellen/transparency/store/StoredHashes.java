package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.TileId;

/** The hashes of a tree as its tiles have them, one tile after the other. */
final class StoredHashes {

  private final Connection database;
  private TileId last;
  private byte[] hashes;

  StoredHashes(Connection database) {
    this.database = database;
  }

  /** Of the leaves of the tile that begins with this one. */
  List<Hash> from(long first) throws SQLException {
    TileId id = new TileId(0, first / TileId.WIDTH);
    byte[] tile = StoredTiles.read(database, List.of(id)).getOrDefault(id, new byte[0]);
    List<Hash> found = new ArrayList<>();
    for (int at = 0; at + Hash.LENGTH <= tile.length; at += Hash.LENGTH) {
      found.add(Hash.of(Arrays.copyOfRange(tile, at, at + Hash.LENGTH)));
    }
    return found;
  }

  /** One of an upper level; null if there is none. */
  Hash of(int level, long index) {
    TileId id = new TileId(level, index / TileId.WIDTH);
    if (!id.equals(last)) {
      hashes = read(id).getOrDefault(id, new byte[0]);
      last = id;
    }
    int at = (int) (index % TileId.WIDTH) * Hash.LENGTH;
    return hashes.length < at + Hash.LENGTH
        ? null
        : Hash.of(Arrays.copyOfRange(hashes, at, at + Hash.LENGTH));
  }

  private Map<TileId, byte[]> read(TileId id) {
    try {
      return StoredTiles.read(database, List.of(id));
    } catch (SQLException e) {
      throw new IllegalStateException("A tile cannot be read.", e);
    }
  }
}
