package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.transparency.PurgeStatement;
import nl.magbellen.transparency.store.Finding.What;

/** The signed statements of what was deleted, which are leaves themselves. */
public final class PurgeStatements implements RecordKind {

  /** Their kind. */
  public static final String NAME = "purge";

  private static final String WRITE =
      "insert into purge_statement (id, purged_at, note) values (?, ?, ?)";

  private static final String QUEUE =
      "insert into leaf_waiting (kind, record, at) values ('purge', ?, ?)";

  /** Without its seed nobody finds by trying what a leaf was of. */
  private static final String FORGET =
      "update leaf set seed = null where kind = any (?) and at >= ? and at < ?";

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
   * the deleted.
   */
  public static void write(Connection database, LogSigner signer, PurgeStatement statement)
      throws SQLException {
    OffsetDateTime at = statement.at().atOffset(ZoneOffset.UTC);
    try (PreparedStatement write = database.prepareStatement(WRITE)) {
      write.setObject(1, statement.id());
      write.setObject(2, at);
      write.setString(3, signer.sign(statement.text()));
      write.executeUpdate();
    }
    try (PreparedStatement queue = database.prepareStatement(QUEUE)) {
      queue.setObject(1, statement.id());
      queue.setObject(2, at);
      queue.executeUpdate();
    }
    try (PreparedStatement forget = database.prepareStatement(FORGET)) {
      forget.setArray(1, database.createArrayOf("text", statement.kinds().toArray()));
      forget.setObject(2, statement.from().atOffset(ZoneOffset.UTC));
      forget.setObject(3, statement.to().atOffset(ZoneOffset.UTC));
      forget.executeUpdate();
    }
  }

  /** Those that a known key signed; the others are found. */
  static List<PurgeStatement> verified(
      Connection database, LogSigner signer, List<Finding> findings) throws SQLException {
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
