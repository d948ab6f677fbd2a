package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import nl.magbellen.transparency.Checkpoint;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.store.Finding.What;

/**
 * What was signed of a tree, held against it while it is walked from its first leaf on. One is
 * signed a minute, for years: they are read as they are needed.
 */
final class KnownCheckpoints implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 1000;

  private final LogSigner signer;
  private final Findings findings;
  private final PreparedStatement query;
  private final ResultSet rows;
  private final Deque<Checkpoint> kept;
  private Checkpoint stored;
  private int count;
  private long lastTrue;
  private boolean isTrue = true;

  /**
   * Those of the database and those that somebody kept.
   *
   * @param database in a transaction
   * @param notes that were kept, signed
   * @param findings takes what is wrong with them
   */
  KnownCheckpoints(Connection database, LogSigner signer, List<String> notes, Findings findings)
      throws SQLException {
    this.signer = signer;
    this.findings = findings;
    this.kept = kept(notes);
    this.query = database.prepareStatement("select size, root, note from checkpoint order by size");
    query.setFetchSize(ROWS_AT_ONCE);
    this.rows = query.executeQuery();
    this.stored = nextStored();
  }

  private Deque<Checkpoint> kept(List<String> notes) {
    List<Checkpoint> read = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      try {
        read.add(open(notes.get(i)));
      } catch (IllegalArgumentException e) {
        findings.add(new Finding(What.FORGED, "kept checkpoint " + (i + 1), e.getMessage()));
      }
    }
    read.sort(Comparator.comparingLong(Checkpoint::size));
    return new ArrayDeque<>(read);
  }

  private Checkpoint nextStored() throws SQLException {
    while (rows.next()) {
      long size = rows.getLong("size");
      try {
        Checkpoint read = open(rows.getString("note"));
        if (read.size() == size && read.root().equals(Hash.of(rows.getBytes("root")))) {
          return read;
        }
        throw new IllegalArgumentException("Its row says something else.");
      } catch (IllegalArgumentException e) {
        findings.add(new Finding(What.FORGED, "checkpoint:" + size, e.getMessage()));
      }
    }
    return null;
  }

  private Checkpoint open(String note) {
    Checkpoint read = Checkpoint.parse(signer.open(note));
    if (!read.origin().equals(signer.origin())) {
      throw new IllegalArgumentException("It is of another log: " + read.origin() + ".");
    }
    return read;
  }

  /** How many a known key signed, of those that were passed. */
  int count() {
    return count;
  }

  /** The smallest that was not passed yet; null if there is none. */
  private Checkpoint next() {
    Checkpoint other = kept.peek();
    return other == null || stored != null && stored.size() <= other.size() ? stored : other;
  }

  private Checkpoint pass() throws SQLException {
    Checkpoint passed = next();
    count++;
    if (passed == stored) {
      stored = nextStored();
    } else {
      kept.remove();
    }
    return passed;
  }

  /** Whether one is of a tree of this size, so that its root is wanted. */
  boolean wants(long size) {
    return next() != null && next().size() == size;
  }

  /** Compares all of this size. */
  void compare(long size, Hash root) throws SQLException {
    while (wants(size)) {
      Checkpoint checkpoint = pass();
      if (checkpoint.root().equals(root)) {
        lastTrue = isTrue ? size : lastTrue;
      } else if (isTrue) {
        isTrue = false;
        findings.add(
            new Finding(
                What.TREE_CHANGED,
                "leaves %d to %d".formatted(lastTrue, size - 1),
                "Their hashes are not those that were signed at " + checkpoint.at() + "."));
      }
    }
  }

  /** What was signed of a larger tree than there is. */
  void end(long size) throws SQLException {
    Checkpoint newest = null;
    while (next() != null) {
      newest = pass();
    }
    if (newest != null) {
      findings.add(
          new Finding(
              What.OLDER_THAN_CHECKPOINT,
              "leaves %d to %d".formatted(size, newest.size() - 1),
              "They were signed at %s; the log ends before them: an older backup, or cut off."
                  .formatted(newest.at())));
    }
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    query.close();
  }
}
