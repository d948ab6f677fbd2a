package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.transparency.TileId;

/** The tiles of a tree in the database. */
final class StoredTiles {

  private static final String READ =
      """
      select t.level, t.index, t.hashes
      from unnest(?::smallint[], ?::bigint[]) as wanted(level, index)
        join tree_tile t on t.level = wanted.level and t.index = wanted.index
      """;

  private static final String WRITE =
      """
      insert into tree_tile (level, index, hashes) values (?, ?, ?)
      on conflict (level, index) do update set hashes = excluded.hashes
      """;

  private StoredTiles() {}

  /** Those of them that are there. */
  static Map<TileId, byte[]> read(Connection database, Collection<TileId> wanted)
      throws SQLException {
    Map<TileId, byte[]> tiles = new HashMap<>();
    try (PreparedStatement query = database.prepareStatement(READ)) {
      query.setArray(
          1,
          database.createArrayOf(
              "smallint", wanted.stream().map(it -> (short) it.level()).toArray()));
      query.setArray(
          2, database.createArrayOf("bigint", wanted.stream().map(TileId::index).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          tiles.put(new TileId(rows.getInt(1), rows.getLong(2)), rows.getBytes(3));
        }
      }
    }
    return tiles;
  }

  static void write(Connection database, Map<TileId, byte[]> tiles) throws SQLException {
    try (PreparedStatement write = database.prepareStatement(WRITE)) {
      for (Map.Entry<TileId, byte[]> tile : tiles.entrySet()) {
        write.setInt(1, tile.getKey().level());
        write.setLong(2, tile.getKey().index());
        write.setBytes(3, tile.getValue());
        write.addBatch();
      }
      write.executeBatch();
    }
  }
}
