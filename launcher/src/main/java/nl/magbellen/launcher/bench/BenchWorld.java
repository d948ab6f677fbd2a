package nl.magbellen.launcher.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.magbellen.launcher.database.EmbeddedDatabase;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * A world to measure in, written straight into the databases: the same for the same size. Of every
 * four numbers one has consented and two have objected, half of those who consented among them; a
 * quarter of the objections is against everybody.
 *
 * @param stack where it is written; running
 * @param keys the home's keys, under which numbers are stored
 */
record BenchWorld(LocalStack stack, LocalKeys keys) {

  static final int ADVERTISERS = 200;

  /** Numbers for each consent. */
  static final int NUMBERS = 4;

  private static final int BLOCK = 64;
  private static final String GIVEN = "2026-09-01T10:00:00Z";

  /** The numbers' and advertisers' names and keys, as SQL functions. */
  String functions() {
    return """
        create or replace function bench_number(place bigint) returns text immutable
          return '+316' || lpad((10000000 + place)::text, 8, '0');
        create or replace function bench_advertiser(place bigint) returns text immutable
          return 'bench-' || (place / %d %% %d);
        create or replace function bench_key(number text) returns uuid immutable
          return encode(substring(sha256('\\x%s'::bytea || sha256('\\x%s'::bytea || '\\x01'::bytea
            || convert_to(number, 'UTF8'))) from 1 for 16), 'hex')::uuid;
        """
        .formatted(NUMBERS, ADVERTISERS, padded(0x5c), padded(0x36));
  }

  /** Writes who calls. */
  void callers(Connection database) throws SQLException {
    execute(
        database,
        """
        insert into advertiser select 'bench-' || i from generate_series(0, %1$d) i;
        insert into advertiser_version (id, entry, version, name, sector, active,
            untrained_telemarketer, many_complaints, similar_subjects, recorded_by, recorded_at)
          select gen_random_uuid(), 'bench-' || i, 1, 'Bench ' || i, 'COMMERCIAL', true, 'WARN',
            'ALERT', '[]', 'bench', '%2$s' from generate_series(0, %1$d) i;
        insert into caller_id (id, number, advertiser, registered_from, proven_at, published_at,
            publication_url, recorded_at)
          select gen_random_uuid(), '+3120700' || 1000 + i, 'bench-' || i, '%2$s', '%2$s', '%2$s',
            'https://bench.example/' || i, '%2$s' from generate_series(0, %1$d) i;
        insert into callback_check (id, caller_id, at, result, identifies_advertiser,
            ordinary_tariff, recorded_by, recorded_at)
          select gen_random_uuid(), id, '2026-11-20T10:00:00Z', 'ANSWERED', true, true, 'bench',
            now() from caller_id;
        analyze;
        """
            .formatted(ADVERTISERS - 1, GIVEN));
  }

  /** Writes the consents from one count up to another, with their parties and verifications. */
  void consents(Connection database, int from, int to) throws SQLException {
    withoutIndexes(
        database,
        List.of("consent", "consent_party", "consent_event"),
        """
        create temp table given as
          select bench_key(bench_number(place)) as number_key, md5('consent ' || i)::uuid as id,
            bench_advertiser(place) as advertiser
          from (select i, %1$d * i + i %% 2 as place from generate_series(%2$d, %3$d) i) numbered
          order by 1;
        insert into consent (number_key, id, advertiser, subject, given_at, channel, text_version,
            text_digest, standalone, first_call_within, number_cipher)
          select number_key, id, advertiser, 'energy-contract', '%4$s', 'WEB', 'v1', '\\x00', true,
            'P6M', '\\x00' from given;
        insert into consent_party (number_key, advertiser, consent, addressee)
          select number_key, advertiser, id, true from given;
        insert into consent_event (number_key, consent, kind, happened_at, method, recorded_by)
          select number_key, id, 'VERIFIED', '%4$s', 'SMS_CODE', 'bench' from given;
        drop table given;
        """
            .formatted(NUMBERS, from, to - 1, GIVEN));
  }

  /** Writes the objections from one count up to another. */
  void objections(Connection database, int from, int to) throws SQLException {
    withoutIndexes(
        database,
        List.of("objection"),
        """
        insert into objection (number_key, id, advertiser, channel, number_cipher, received_at,
            last_received_at)
          select bench_key(bench_number(place)), md5('objection ' || i)::uuid,
            case when i %% 4 = 0 then '*' else bench_advertiser(place) end, 'CALL', '\\x00',
            '%1$s', '%1$s'
          from (select i, 2 * i + 1 as place from generate_series(%2$d, %3$d) i) numbered
          order by 1;
        """
            .formatted(GIVEN, from, to - 1));
  }

  /** Grows the services' world to so many consents and twice as many objections. */
  void grow(int from, int to) {
    inParallel(
        () -> with(Service.CONSENT, database -> knowing(database).consents(database, from, to)),
        () ->
            with(
                Service.OBJECTION,
                database -> knowing(database).objections(database, 2 * from, 2 * to)),
        () -> with(Service.CALLER_ID, database -> callersOnce(database, from)));
  }

  /** This world, in a database that knows its functions. */
  private BenchWorld knowing(Connection database) throws SQLException {
    execute(database, functions());
    return this;
  }

  private void callersOnce(Connection database, int from) throws SQLException {
    if (from == 0) {
      callers(database);
    }
  }

  /** The number of a place. */
  static String number(long place) {
    return "+316%08d".formatted(10_000_000 + place);
  }

  /** Who asked the number of a place for its consent. */
  static String advertiser(long place) {
    return "bench-" + place / NUMBERS % ADVERTISERS;
  }

  /** The number that an advertiser shows. */
  static String callerId(long place) {
    return "+3120700%04d".formatted(1000 + place / NUMBERS % ADVERTISERS);
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work {
    void on(Connection database) throws SQLException;
  }

  /** Does it with a connection of a service's own role. */
  void with(Service service, Work work) {
    EmbeddedDatabase database = stack.database();
    String name = service.database();
    with(database.jdbcUrl(name), name, database.password(name), work);
  }

  static void with(String url, String user, String password, Work work) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      work.on(connection);
    } catch (SQLException refused) {
      throw new StackException("the world cannot be made: " + refused.getMessage(), refused);
    }
  }

  static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  static void inParallel(Runnable... works) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (Runnable work : works) {
      running.add(CompletableFuture.runAsync(work, Thread::startVirtualThread));
    }
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StackException told ? told : failed;
    }
  }

  /**
   * Rows first, indexes after: the same tables in a fraction of the time. Nor do their triggers
   * run: nobody reads what changes in this world.
   */
  private static void withoutIndexes(Connection database, List<String> tables, String sql)
      throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (String table : tables) {
      execute(database, "alter table " + table + " disable trigger user");
      for (String[] index : indexes(database, table)) {
        execute(database, "drop index " + index[0]);
        definitions.add(index[1]);
      }
    }
    execute(database, sql);
    for (String definition : definitions) {
      execute(database, definition);
    }
    for (String table : tables) {
      execute(database, "alter table " + table + " enable trigger user");
      execute(database, "vacuum analyze " + table);
    }
  }

  private static List<String[]> indexes(Connection database, String table) throws SQLException {
    List<String[]> found = new ArrayList<>();
    String sql =
        """
        select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
        where indrelid = ?::regclass and not indisprimary
          and not exists (select from pg_constraint where conindid = indexrelid)
        """;
    try (var statement = database.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new String[] {rows.getString(1), rows.getString(2)});
        }
      }
    }
    return found;
  }

  /** The secret as HMAC pads it, in hexadecimal. */
  private String padded(int pad) {
    byte[] secret = Base64.getDecoder().decode(keys.secret("numbers-hash"));
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) (pad ^ (i < secret.length ? secret[i] : 0));
    }
    return HexFormat.of().formatHex(block);
  }
}
