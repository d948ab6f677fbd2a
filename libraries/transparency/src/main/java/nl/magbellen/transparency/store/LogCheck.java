package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Works the leaves out again from what is on record, and the roots from them, and holds both
 * against what was signed. It reads one state of the database and changes nothing.
 */
public final class LogCheck {

  private static final int ROWS_AT_ONCE = 1000;

  private final List<RecordKind> kinds;
  private final LogSigner signer;

  /** Of a log that this signer signs. */
  public LogCheck(List<RecordKind> kinds, LogSigner signer) {
    this.kinds = List.copyOf(kinds);
    this.signer = signer;
  }

  /**
   * What the check came to.
   *
   * @param leaves how many there are
   * @param checkpoints how many were signed
   * @param findings how many, each told before
   */
  public record Summary(long leaves, int checkpoints, long findings) {}

  /**
   * What the check came to, with all that was found.
   *
   * @param leaves how many there are
   * @param checkpoints how many were signed
   * @param findings empty where all is as it was
   */
  public record Result(long leaves, int checkpoints, List<Finding> findings) {

    /** Keeps a copy of the findings. */
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Checks all.
   *
   * @param database which is not in a transaction
   * @param kept checkpoints that somebody kept elsewhere: they alone show that a whole database was
   *     restored from an older backup, or written anew
   */
  public Result check(Connection database, List<String> kept) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Summary summary = check(database, kept, findings::add);
    return new Result(summary.leaves, summary.checkpoints, findings);
  }

  /**
   * Checks all, in an amount of memory that does not grow with the log.
   *
   * @param taker is told each finding when it is found
   */
  public Summary check(Connection database, List<String> kept, Consumer<Finding> taker)
      throws SQLException {
    database.setAutoCommit(false);
    int before = database.getTransactionIsolation();
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      return checked(database, kept, new Findings(taker));
    } finally {
      database.rollback();
      database.setTransactionIsolation(before);
      database.setAutoCommit(true);
    }
  }

  private Summary checked(Connection database, List<String> kept, Findings findings)
      throws SQLException {
    var purged = new PurgedLeaves(PurgeStatements.verified(database, signer, findings));
    try (KnownCheckpoints signed = new KnownCheckpoints(database, signer, kept, findings)) {
      long leaves = new LeafWalk(database, kinds, purged, signed, findings).all();
      for (RecordKind kind : kinds) {
        notInTree(database, kind, findings);
      }
      return new Summary(leaves, signed.count(), findings.count());
    }
  }

  private static void notInTree(Connection database, RecordKind kind, Findings findings)
      throws SQLException {
    String query =
        """
        select r.record, r.part from (%s) r
        where not exists (select from leaf l where l.record = r.record and l.part = r.part and l.kind = ?)
          and not exists (
            select from leaf_waiting w where w.record = r.record and w.part = r.part and w.kind = ?)
        order by r.record, r.part
        """
            .formatted(kind.all());
    try (PreparedStatement asked = database.prepareStatement(query)) {
      asked.setFetchSize(ROWS_AT_ONCE);
      asked.setString(1, kind.name());
      asked.setString(2, kind.name());
      try (ResultSet rows = asked.executeQuery()) {
        while (rows.next()) {
          String part = rows.getString("part");
          findings.add(
              new Finding(
                  Finding.What.NOT_IN_TREE,
                  kind.name() + ":" + rows.getString("record") + (part.isEmpty() ? "" : "/" + part),
                  "It is on record, is no leaf of the log, and does not wait to be one."));
        }
      }
    }
  }
}
