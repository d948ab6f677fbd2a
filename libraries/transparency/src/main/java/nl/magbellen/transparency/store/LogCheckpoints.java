package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.transparency.Checkpoint;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.TileId;
import nl.magbellen.transparency.Tree;

/**
 * Signs what the log is at an instant, when there is something new, and once for every month (of
 * UTC) that has ended, when all of it is in the tree. What contradicts the last checkpoint is never
 * signed.
 */
public final class LogCheckpoints {

  private static final String LAST =
      "select size, root from checkpoint order by size desc, signed_at desc limit 1";

  /** Of a month that the log saw, and of which nothing waits. */
  private static final String MONTH_IS_DUE =
      """
      select not exists (select from checkpoint where month = ?)
        and exists (select from checkpoint where signed_at < ?)
        and not exists (select from leaf_waiting where at < ?)
      """;

  private static final String WRITE =
      "insert into checkpoint (signed_at, size, root, note, month) values (?, ?, ?, ?, ?)";

  private record Last(long size, Hash root) {}

  private final LogSigner signer;

  /** By this key. */
  public LogCheckpoints(LogSigner signer) {
    this.signer = signer;
  }

  /**
   * Signs a checkpoint if one is due, in a transaction. It waits for whoever appends leaves.
   *
   * @param database which is not in a transaction
   * @return whether it did
   * @throws IllegalStateException if the tree is not what it was when it was signed last
   */
  public boolean sign(Connection database, Instant now) throws SQLException {
    database.setAutoCommit(false);
    try {
      LogGrowth.limit(database);
      LogGrowth.hold(database);
      boolean signed = signNew(database, now);
      database.commit();
      return signed;
    } catch (SQLException | RuntimeException e) {
      database.rollback();
      throw e;
    } finally {
      database.setAutoCommit(true);
    }
  }

  private boolean signNew(Connection database, Instant now) throws SQLException {
    long size = StoredLeaves.size(database);
    Last last = last(database).orElse(new Last(0, Hash.OF_NOTHING));
    LocalDate ended = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1);
    boolean monthIsDue = size > 0 && isDue(database, ended);
    if (size == last.size && !monthIsDue) {
      return false;
    }
    Hash root = root(database, size, last);
    Checkpoint checkpoint = new Checkpoint(signer.origin(), size, root, now);
    write(database, checkpoint, monthIsDue ? ended : null);
    return true;
  }

  private static Hash root(Connection database, long size, Last last) throws SQLException {
    if (size < last.size) {
      throw new IllegalStateException(
          "The log has %d leaves, and %d were signed.".formatted(size, last.size));
    }
    Set<TileId> wanted = new HashSet<>(TileId.edge(size));
    wanted.addAll(TileId.edge(last.size));
    var tiles = StoredTiles.read(database, wanted);
    if (!new Tree(last.size, tiles).root().equals(last.root)) {
      throw new IllegalStateException("The tree is not what was signed at " + last.size + ".");
    }
    return new Tree(size, tiles).root();
  }

  private static Optional<Last> last(Connection database) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(LAST);
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? Optional.of(new Last(row.getLong(1), Hash.of(row.getBytes(2))))
          : Optional.empty();
    }
  }

  private static boolean isDue(Connection database, LocalDate month) throws SQLException {
    OffsetDateTime end = month.plusMonths(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    try (PreparedStatement query = database.prepareStatement(MONTH_IS_DUE)) {
      query.setObject(1, month);
      query.setObject(2, end);
      query.setObject(3, end);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void write(Connection database, Checkpoint checkpoint, LocalDate month)
      throws SQLException {
    try (PreparedStatement write = database.prepareStatement(WRITE)) {
      write.setObject(1, OffsetDateTime.ofInstant(checkpoint.at(), ZoneOffset.UTC));
      write.setLong(2, checkpoint.size());
      write.setBytes(3, checkpoint.root().bytes());
      write.setString(4, signer.sign(checkpoint.text()));
      write.setObject(5, month);
      write.executeUpdate();
    }
  }
}
