package nl.magbellen.stack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/**
 * A world to measure in, written straight into the databases: the same for the same size.
 *
 * @param stack where it is written; running
 * @param keys the home's keys, under which numbers are stored
 * @param consents how many consents; there are twice as many objections
 */
record BenchWorld(LocalStack stack, LocalKeys keys, int consents) {

  static final int ADVERTISERS = 200;

  private static final long SEED = 20261123;
  private static final int PIECE = 10_000;
  private static final String GIVEN = "2026-09-01T10:00:00Z";

  /** Writes everything. */
  void load() {
    callers();
    copy(
        Service.CONSENT,
        "consent_text(advertiser, version, digest, body)",
        ADVERTISERS,
        i -> line(advertiser(i), "v1", "\\\\x00", "May we call you?"));
    copy(
        Service.CONSENT,
        "consent(number_key, id, advertiser, subject, given_at, channel, text_version, text_digest,"
            + " standalone, first_call_within, number_cipher)",
        consents,
        i ->
            line(
                key(i),
                id(i),
                advertiser(i),
                "energy-contract",
                GIVEN,
                "WEB",
                "v1",
                "\\\\x00",
                "t",
                "P6M",
                "\\\\x00"));
    copy(
        Service.CONSENT,
        "consent_party(number_key, advertiser, consent, addressee)",
        consents,
        i -> line(key(i), advertiser(i), id(i), "t"));
    copy(
        Service.CONSENT,
        "consent_event(number_key, consent, kind, happened_at, method, recorded_by)",
        consents,
        i -> line(key(i), id(i), "VERIFIED", GIVEN, "SMS_CODE", "bench"));
    copy(
        Service.OBJECTION,
        "objection(number_key, id, advertiser, channel, number_cipher, received_at,"
            + " last_received_at)",
        2 * consents,
        i -> line(key(objector(i)), id(i), advertiser(i), "CALL", "\\\\x00", GIVEN, GIVEN));
    for (Service service : Service.values()) {
      execute(service, "vacuum analyze");
    }
  }

  /** The number of a place: half of the objectors have consented too. */
  static String number(int place) {
    return "+316%08d".formatted(10_000_000 + place);
  }

  /** Who asked the number of a place for its consent. */
  static String advertiser(int place) {
    return "bench-" + place % ADVERTISERS;
  }

  /** The number that an advertiser shows. */
  static String callerId(int place) {
    return "+3120700%04d".formatted(1000 + place % ADVERTISERS);
  }

  /** How many numbers there are, those included that nothing is on record about. */
  int numbers() {
    return 4 * consents;
  }

  /** A number's key, as the services make it. */
  UUID key(int place) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] secret = Base64.getDecoder().decode(keys.secret("numbers-hash"));
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((byte) 1);
      ByteBuffer hash =
          ByteBuffer.wrap(mac.doFinal(number(place).getBytes(StandardCharsets.ISO_8859_1)));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A connection of a service's own role. */
  Connection connect(Service service) {
    EmbeddedDatabase database = stack.database();
    try {
      return DriverManager.getConnection(
          database.jdbcUrl(service), service.database(), database.password(service));
    } catch (SQLException refused) {
      throw new StackException("the database refuses: " + refused.getMessage(), refused);
    }
  }

  private int objector(int place) {
    return consents / 2 + place;
  }

  private static UUID id(int place) {
    Random random = new Random(SEED + place);
    return new UUID(random.nextLong(), random.nextLong());
  }

  private void callers() {
    execute(
        Service.CALLER_ID,
        """
        insert into advertiser select 'bench-' || i from generate_series(0, %1$d) i;
        insert into advertiser_version (id, entry, version, name, sector, active,
            untrained_telemarketer, similar_subjects, recorded_by, recorded_at)
          select gen_random_uuid(), 'bench-' || i, 1, 'Bench ' || i, 'COMMERCIAL', true, 'WARN',
            '[]', 'bench', '%2$s' from generate_series(0, %1$d) i;
        insert into caller_id (id, number, advertiser, registered_from, proven_at, published_at,
            publication_url, recorded_at)
          select gen_random_uuid(), '+3120700' || 1000 + i, 'bench-' || i, '%2$s', '%2$s', '%2$s',
            'https://bench.example/' || i, '%2$s' from generate_series(0, %1$d) i;
        insert into callback_check (id, caller_id, at, result, identifies_advertiser,
            ordinary_tariff, recorded_by, recorded_at)
          select gen_random_uuid(), id, now() - interval '1 hour', 'ANSWERED', true, true, 'bench',
            now() from caller_id
        """
            .formatted(ADVERTISERS - 1, GIVEN));
  }

  private void execute(Service service, String sql) {
    try (Connection connection = connect(service);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new StackException("cannot make the world: " + refused.getMessage(), refused);
    }
  }

  private void copy(Service service, String table, int rows, IntFunction<String> row) {
    try (Connection connection = connect(service)) {
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (int from = 0; from < rows; from += PIECE) {
        StringBuilder piece = new StringBuilder();
        for (int i = from; i < Math.min(rows, from + PIECE); i++) {
          piece.append(row.apply(i)).append('\n');
        }
        byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        copies.copyIn("copy " + table + " from stdin", new ByteArrayInputStream(bytes));
      }
    } catch (SQLException | IOException refused) {
      throw new StackException("cannot make the world: " + refused.getMessage(), refused);
    }
  }

  private static String line(Object... values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.isEmpty() ? "" : "\t").append(value);
    }
    return line.toString();
  }
}
