package nl.magbellen.service.transparency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.transparency.TileId;
import nl.magbellen.transparency.Tree;

/** Reads the log for those who verify it. */
@Singleton
public class LogReader {

  private static final String NEWEST =
      "select note, size from checkpoint order by size desc, signed_at desc limit 1";

  private static final String MONTH = "select note, size from checkpoint where month = $1";

  private static final String TILES =
      """
      select t.level, t.index, t.hashes
      from unnest($1::smallint[], $2::bigint[]) as wanted(level, index)
        join tree_tile t on t.level = wanted.level and t.index = wanted.index
      """;

  private static final String LEAF =
      "select index, seed from leaf where record = $1 and part = $2 and kind = $3";

  private final Pool pool;

  LogReader(Pool pool) {
    this.pool = pool;
  }

  /**
   * What was signed of the log.
   *
   * @param note a signed note
   * @param size of the tree
   */
  public record Signed(String note, long size) {}

  /**
   * Where a record stands in the log.
   *
   * @param seed null once the record was purged
   */
  public record Place(long index, byte[] seed) {}

  /** The newest checkpoint; null while there is none. */
  public Uni<Signed> newest() {
    return signed(NEWEST, Tuple.tuple());
  }

  /** The first checkpoint after the end of a month of UTC; null while there is none. */
  public Uni<Signed> ofMonth(YearMonth month) {
    return signed(MONTH, Tuple.of(month.atDay(1)));
  }

  private Uni<Signed> signed(String query, Tuple parameters) {
    return pool.preparedQuery(query)
        .execute(parameters)
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              Row row = rows.iterator().next();
              return new Signed(row.getString("note"), row.getLong("size"));
            });
  }

  /** Where a record's leaf is; null while there is none. */
  public Uni<Place> place(String kind, UUID record, String part) {
    return pool.preparedQuery(LEAF)
        .execute(Tuple.of(record, part, kind))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              Row row = rows.iterator().next();
              return new Place(
                  row.getLong("index"),
                  row.getBuffer("seed") == null ? null : row.getBuffer("seed").getBytes());
            });
  }

  /**
   * The tree of a size, with what proofs about a leaf need.
   *
   * @param size no larger than it is now
   * @param leaf less than the size
   */
  public Uni<Tree> tree(long size, long leaf) {
    Set<TileId> wanted = new HashSet<>(TileId.around(leaf, size));
    return tiles(wanted).map(tiles -> new Tree(size, tiles));
  }

  private Uni<Map<TileId, byte[]>> tiles(Collection<TileId> wanted) {
    Tuple parameters =
        Tuple.of(
            wanted.stream().map(it -> (short) it.level()).toArray(Short[]::new),
            wanted.stream().map(TileId::index).toArray(Long[]::new));
    return pool.preparedQuery(TILES)
        .execute(parameters)
        .map(
            rows -> {
              Map<TileId, byte[]> tiles = new HashMap<>();
              rows.forEach(
                  row ->
                      tiles.put(
                          new TileId(row.getShort("level"), row.getLong("index")),
                          row.getBuffer("hashes").getBytes()));
              return tiles;
            });
  }
}
