package nl.magbellen.transparency.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.transparency.Growth;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.TileId;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/**
 * Makes leaves of what was recorded since. Writers put the key of each record into a queue, in
 * their own transaction; what is committed later is seen later and stands behind, so that none is
 * skipped. One at a time takes from the queue.
 */
public final class LogGrowth {

  // Any number that no other lock of this database has.
  private static final String LOCK = "advisory_xact_lock(6011713)";

  private static final String ONE_AT_A_TIME = "select pg_try_" + LOCK;

  /** Whoever waits goes before those who try. */
  private static final String WAIT = "set local lock_timeout = '20s'; select pg_" + LOCK;

  private static final String LIMITS =
      "set local statement_timeout = '25s'; set local idle_in_transaction_session_timeout = '30s'";

  private static final String TAKE =
      """
      delete from leaf_waiting
      where ctid = any (array(select ctid from leaf_waiting order by sequence limit ?))
      returning sequence, -1 as index, kind, record, part, at, null::bytea as seed
      """;

  private record Waiting(long sequence, LeafRow leaf) {}

  private final Map<String, RecordKind> kinds;
  private final SecureRandom random = new SecureRandom();

  /** Of these kinds of records. */
  public LogGrowth(List<RecordKind> kinds) {
    this.kinds = kinds.stream().collect(Collectors.toMap(RecordKind::name, kind -> kind));
  }

  /**
   * Appends leaves, in a transaction.
   *
   * @param database which is not in a transaction, and commits by itself afterwards
   * @param most how many are taken from the queue
   * @return how many were; 0 where none waits or another process is appending
   */
  public int append(Connection database, int most) throws SQLException {
    database.setAutoCommit(false);
    try {
      limit(database);
      int taken = isAlone(database) ? take(database, most) : 0;
      database.commit();
      return taken;
    } catch (SQLException | RuntimeException e) {
      database.rollback();
      throw e;
    } finally {
      database.setAutoCommit(true);
    }
  }

  /** The server itself ends a transaction that stands still: whoever began it may be gone. */
  static void limit(Connection database) throws SQLException {
    try (Statement limits = database.createStatement()) {
      limits.execute(LIMITS);
    }
  }

  /** Whether this transaction, and no other one, may change the tree. */
  private static boolean isAlone(Connection database) throws SQLException {
    try (PreparedStatement lock = database.prepareStatement(ONE_AT_A_TIME);
        ResultSet row = lock.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Keeps the tree as it is until the end of this transaction.
   *
   * @throws SQLException if another process changes it for 20 seconds; that is the transaction's
   *     {@code lock_timeout} from then on
   */
  public static void hold(Connection database) throws SQLException {
    try (Statement lock = database.createStatement()) {
      lock.execute(WAIT);
    }
  }

  private int take(Connection database, int most) throws SQLException {
    List<LeafRow> taken = waiting(database, most);
    List<LeafRow> leaves = taken.isEmpty() ? List.of() : placed(database, taken);
    if (!leaves.isEmpty()) {
      Map<LeafRow, Hash> hashes = hashes(database, leaves);
      long size = leaves.getFirst().index();
      Map<TileId, byte[]> edge = StoredTiles.read(database, TileId.edge(size));
      StoredTiles.write(database, Growth.of(size, edge, leaves.stream().map(hashes::get).toList()));
      StoredLeaves.write(database, leaves);
    }
    return taken.size();
  }

  private static List<LeafRow> waiting(Connection database, int most) throws SQLException {
    try (PreparedStatement take = database.prepareStatement(TAKE)) {
      take.setInt(1, most);
      List<Waiting> taken = new ArrayList<>();
      try (ResultSet rows = take.executeQuery()) {
        while (rows.next()) {
          taken.add(new Waiting(rows.getLong("sequence"), StoredLeaves.read(rows)));
        }
      }
      return taken.stream()
          .sorted(Comparator.comparingLong(Waiting::sequence))
          .map(Waiting::leaf)
          .toList();
    }
  }

  /** Those that are not in the tree yet, each once, with their place and seed. */
  private List<LeafRow> placed(Connection database, List<LeafRow> taken) throws SQLException {
    Set<String> known = new HashSet<>(StoredLeaves.known(database, taken));
    long index = StoredLeaves.size(database);
    List<LeafRow> leaves = new ArrayList<>();
    for (LeafRow leaf : taken) {
      if (known.add(leaf.key())) {
        leaves.add(leaf.at(index++, seed()));
      }
    }
    return leaves;
  }

  private byte[] seed() {
    byte[] seed = new byte[Hash.LENGTH];
    random.nextBytes(seed);
    return seed;
  }

  private Map<LeafRow, Hash> hashes(Connection database, List<LeafRow> leaves) throws SQLException {
    Map<LeafRow, Hash> hashes = new HashMap<>();
    for (var alike : leaves.stream().collect(Collectors.groupingBy(LeafRow::kind)).entrySet()) {
      RecordKind kind = kinds.get(alike.getKey());
      if (kind == null) {
        throw new IllegalStateException("Nothing is called " + alike.getKey() + " in this log.");
      }
      Map<LeafRow, OnRecord> found = StoredLeaves.content(database, kind, alike.getValue());
      alike
          .getValue()
          .forEach(
              leaf ->
                  hashes.put(
                      leaf,
                      found.containsKey(leaf)
                          ? hash(kind, found.get(leaf))
                          : leaf.hashOfNothing()));
    }
    return hashes;
  }

  static Hash hash(RecordKind kind, OnRecord record) {
    LeafRow leaf = record.leaf();
    return leaf.hash(kind.committed(leaf.seed(), record.head(), record.body()));
  }
}
