package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.magbellen.transparency.Checkpoint;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.store.Finding.What;

/** What was signed of a tree, held against it while it is walked from its first leaf on. */
final class KnownCheckpoints {

  private final List<Checkpoint> signed = new ArrayList<>();
  private final List<Finding> findings;
  private int next;
  private long lastTrue;
  private boolean isTrue = true;

  private KnownCheckpoints(List<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Those of the database and those that somebody kept.
   *
   * @param kept signed notes
   * @param findings takes what is wrong with them
   */
  static KnownCheckpoints of(
      Connection database, LogSigner signer, List<String> kept, List<Finding> findings)
      throws SQLException {
    KnownCheckpoints known = new KnownCheckpoints(findings);
    try (PreparedStatement query =
            database.prepareStatement("select size, root, note from checkpoint order by size");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        String where = "checkpoint:" + rows.getLong("size");
        Checkpoint read = known.add(where, signer, rows.getString("note"));
        if (read != null
            && (read.size() != rows.getLong("size")
                || !read.root().equals(Hash.of(rows.getBytes("root"))))) {
          findings.add(new Finding(What.FORGED, where, "Its row says something else."));
        }
      }
    }
    for (int i = 0; i < kept.size(); i++) {
      known.add("kept checkpoint " + (i + 1), signer, kept.get(i));
    }
    known.signed.sort(Comparator.comparingLong(Checkpoint::size));
    return known;
  }

  private Checkpoint add(String where, LogSigner signer, String note) {
    try {
      Checkpoint read = Checkpoint.parse(signer.open(note));
      if (!read.origin().equals(signer.origin())) {
        throw new IllegalArgumentException("It is of another log: " + read.origin() + ".");
      }
      signed.add(read);
      return read;
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(What.FORGED, where, e.getMessage()));
      return null;
    }
  }

  /** How many a known key signed. */
  int count() {
    return signed.size();
  }

  /** Whether one is of a tree of this size, so that its root is wanted. */
  boolean wants(long size) {
    return next < signed.size() && signed.get(next).size() == size;
  }

  /** Compares all of this size. */
  void compare(long size, Hash root) {
    for (; wants(size); next++) {
      Checkpoint checkpoint = signed.get(next);
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
  void end(long size) {
    if (next < signed.size()) {
      Checkpoint newest = signed.getLast();
      findings.add(
          new Finding(
              What.OLDER_THAN_CHECKPOINT,
              "leaves %d to %d".formatted(size, newest.size() - 1),
              "They were signed at %s; the log ends before them: an older backup, or cut off."
                  .formatted(newest.at())));
    }
  }
}
