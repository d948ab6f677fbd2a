package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.transparency.LeafSet;
import nl.magbellen.transparency.PurgeStatement;
import nl.magbellen.transparency.PurgeStatement.Term;
import nl.magbellen.transparency.store.Finding.What;

/** The signed statements of what was deleted, which are leaves themselves. */
public final class PurgeStatements implements RecordKind {

  /** Their kind. */
  public static final String NAME = "purge";

  private static final String WRITE =
      "insert into purge_statement (id, purged_at, note) values (?, ?, ?)";

  private static final String QUEUE =
      "insert into leaf_waiting (kind, record, at) values ('purge', ?, ?)";

  private static final String OF_TERM = " where kind = any (?) and at >= ? and at < ?";

  private static final String LEAVES = "select index from leaf" + OF_TERM + " order by index";

  private static final int ROWS_AT_ONCE = 10_000;

  /** Without its seed nobody finds by trying what a leaf was of. */
  private static final String FORGET = "update leaf set seed = null" + OF_TERM;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String content() {
    return """
    select w.n, '' as head, convert_to(p.note, 'UTF8') as body
    from unnest(?::uuid[], ?::text[], ?::timestamptz[]) with ordinality as w(record, part, at, n)
      join purge_statement p on p.id = w.record
    """;
  }

  @Override
  public String all() {
    return "select id as record, '' as part, purged_at as at from purge_statement";
  }

  /**
   * Puts a statement on record, in the transaction that deletes, and forgets what would give away
   * the deleted. It takes as long as there are leaves of them: delete afterwards, if that locks
   * anything.
   *
   * @param purged what is deleted; none of it waits to be a leaf, and the tree {@linkplain
   *     LogGrowth#hold does not grow} meanwhile
   * @param now when it is deleted
   */
  public static void write(Connection database, LogSigner signer, Term purged, Instant now)
      throws SQLException {
    UUID id = UUID.randomUUID();
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    PurgeStatement statement =
        new PurgeStatement(signer.origin(), id, purged, leaves(database, purged), now);
    try (PreparedStatement write = database.prepareStatement(WRITE)) {
      write.setObject(1, id);
      write.setObject(2, at);
      write.setString(3, signer.sign(statement.text()));
      write.executeUpdate();
    }
    try (PreparedStatement queue = database.prepareStatement(QUEUE)) {
      queue.setObject(1, id);
      queue.setObject(2, at);
      queue.executeUpdate();
    }
    try (PreparedStatement forget = database.prepareStatement(FORGET)) {
      set(forget, purged);
      forget.executeUpdate();
    }
  }

  private static LeafSet leaves(Connection database, Term purged) throws SQLException {
    LeafSet.Builder leaves = new LeafSet.Builder();
    try (PreparedStatement query = database.prepareStatement(LEAVES)) {
      query.setFetchSize(ROWS_AT_ONCE);
      set(query, purged);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          leaves.add(rows.getLong(1));
        }
      }
    }
    return leaves.build();
  }

  private static void set(PreparedStatement statement, Term purged) throws SQLException {
    statement.setArray(
        1, statement.getConnection().createArrayOf("text", purged.kinds().toArray()));
    statement.setObject(2, purged.from().atOffset(ZoneOffset.UTC));
    statement.setObject(3, purged.to().atOffset(ZoneOffset.UTC));
  }

  /** Those that a known key signed; the others are found. */
  static List<PurgeStatement> verified(Connection database, LogSigner signer, Findings findings)
      throws SQLException {
    List<PurgeStatement> statements = new ArrayList<>();
    try (PreparedStatement query =
            database.prepareStatement("select id, note from purge_statement");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        String id = rows.getString("id");
        try {
          PurgeStatement read = PurgeStatement.parse(signer.open(rows.getString("note")));
          if (!read.origin().equals(signer.origin()) || !read.id().toString().equals(id)) {
            throw new IllegalArgumentException("It is another log's, or another statement.");
          }
          statements.add(read);
        } catch (IllegalArgumentException e) {
          findings.add(new Finding(What.FORGED, NAME + ":" + id, e.getMessage()));
        }
      }
    }
    return statements;
  }
}
