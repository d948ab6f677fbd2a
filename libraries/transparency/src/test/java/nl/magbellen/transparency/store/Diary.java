package nl.magbellen.transparency.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.transparency.NoteKey;

/** A small service whose records are lines, with a log of them, as a service has it. */
final class Diary implements RecordKind {

  private static final Path TABLES =
      Path.of("../../gateway/src/main/resources/db/migration/V0114__transparency.sql");

  final LogSigner signer = signer("magbellen/diary");
  final LogGrowth growth = new LogGrowth(List.of(this, new PurgeStatements()));
  final LogCheckpoints checkpoints = new LogCheckpoints(signer);
  final LogCheck check = new LogCheck(List.of(this, new PurgeStatements()), signer);

  @Override
  public String name() {
    return "line";
  }

  @Override
  public String content() {
    return """
    select w.n, l.day::text as head, convert_to(l.words, 'UTF8') as body
    from unnest(?::uuid[], ?::text[], ?::timestamptz[]) with ordinality as w(record, part, at, n)
      join line l on l.id = w.record
    """;
  }

  @Override
  public String all() {
    return "select id as record, '' as part, day::timestamptz as at from line";
  }

  @Override
  public boolean hasMonth(Connection database, Instant at) throws SQLException {
    try (Statement query = database.createStatement();
        var row =
            query.executeQuery(
                "select exists (select from line where date_trunc('month', day) = date_trunc('month', timestamptz '%s' at time zone 'UTC'))"
                    .formatted(at))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Makes the tables anew. */
  static void clear(DataSource postgres) throws SQLException {
    try (Connection database = postgres.getConnection();
        Statement statement = database.createStatement()) {
      statement.execute("drop schema public cascade; create schema public; set timezone = 'UTC'");
      statement.execute(Files.readString(TABLES));
      statement.execute(
          "create table line (id uuid primary key, day date not null, words text not null)");
    } catch (IOException e) {
      throw new UncheckedIOException("The migration cannot be read.", e);
    }
  }

  /** Writes a line, in the connection's transaction. */
  UUID write(Connection database, String day, String words) throws SQLException {
    UUID id = UUID.randomUUID();
    try (Statement statement = database.createStatement()) {
      statement.execute("insert into line values ('%s', '%s', '%s')".formatted(id, day, words));
      statement.execute(
          "insert into leaf_waiting (kind, record, at) values ('line', '%s', '%s'::date::timestamp at time zone 'UTC')"
              .formatted(id, day));
    }
    return id;
  }

  /** A log's key of its own. */
  static LogSigner signer(String origin) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] open = pair.getPublic().getEncoded();
      NoteKey key = new NoteKey(origin, Arrays.copyOfRange(open, open.length - 32, open.length));
      return new LogSigner(origin, List.of(key), text -> signature(pair, text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519.", e);
    }
  }

  private static byte[] signature(KeyPair pair, byte[] text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK signs with Ed25519.", e);
    }
  }
}
