package nl.magbellen.phonecode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;

/** Keeps requests and the active code of each number. Every step is one atomic statement. */
@ApplicationScoped
class CodeLedger {

  static final int TRIES = 5;

  private static final String PURPOSE = "code.number";

  private static final String ASK =
      """
      insert into code_request (id, number_key, number_cipher, delivery, state, asked_at, expires_at)
      values ($1, $2, $3, $4, 'ASKED', $5, $6)
      """;

  private static final String ACTIVATE =
      """
      with sent as (
        update code_request set expires_at = $5,
          state = case state when 'ASKED' then 'SENT' else state end
        where id = $2)
      insert into active_code (number_key, request, hash, sent_at, expires_at)
      values ($1, $2, $3, $4, $5)
      on conflict (number_key) do update
      set request = excluded.request, hash = excluded.hash, sent_at = excluded.sent_at,
        expires_at = excluded.expires_at
      """;

  private static final String JOIN =
      """
      insert into code_request (id, number_key, number_cipher, delivery, state, asked_at, expires_at)
      select $1, $2, $3, sent.delivery, 'JOINED', $4, a.expires_at
      from active_code a join code_request sent on sent.id = a.request
      where a.number_key = $2 and a.expires_at > $4
      returning delivery, expires_at
      """;
  private static final String NOT_SENT = "update code_request set state = 'NOT_SENT' where id = $1";

  private static final String TAKE_TRY =
      """
      update code_request set tries = tries + 1
      where id = $1 and tries < $2 and expires_at > $3
      returning number_key, number_cipher, delivery, tries
      """;

  private static final String USED_UP =
      "select 1 from code_request where id = $1 and tries >= $2 and expires_at > $3";

  private static final String ACTIVE =
      "select request, hash from active_code where number_key = $1 and expires_at > $2";

  private static final String USE =
      """
      with used as (
        delete from active_code where number_key = $1 and request = $2 and expires_at > $4
        returning request)
      update code_request set expires_at = $4 where id = $3 and exists (select from used)
      """;

  private static final String REPORTED =
      """
      update code_request set state = $2
      where id = $1 and state in ('ASKED', 'SENT', 'UNDELIVERED')
      """;

  private final Pool pool;
  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final CodeSecrets secrets;

  CodeLedger(
      SiteConnections connections, NumberKeys keys, NumberCipher cipher, CodeSecrets secrets) {
    this.pool = connections.pool();
    this.keys = keys;
    this.cipher = cipher;
    this.secrets = secrets;
  }

  /** What the provider reports of a message. */
  enum Delivered {
    DELIVERED,
    UNDELIVERED
  }

  /** Keeps that a code was asked, before it is sent. */
  Uni<Void> ask(
      UUID id, TelephoneNumber number, Delivery delivery, Instant askedAt, Instant expiresAt) {
    return execute(
            ASK,
            id,
            id(number),
            Buffer.buffer(cipher.encrypt(number, PURPOSE)),
            delivery.name(),
            time(askedAt),
            time(expiresAt))
        .replaceWithVoid();
  }

  /** Makes a code that was sent the only active one of its number. */
  Uni<Void> activate(UUID id, TelephoneNumber number, Code code, Instant sentAt, Instant until) {
    return execute(ACTIVATE, id(number), id, secrets.hash(code, id), time(sentAt), time(until))
        .replaceWithVoid();
  }

  /** Asks for the code that was sent last to the number; empty when there is none that counts. */
  Uni<Optional<CodeRequest>> join(
      SqlConnection connection, UUID id, TelephoneNumber number, Instant askedAt) {
    return connection
        .preparedQuery(JOIN)
        .execute(
            Tuple.of(id, id(number), Buffer.buffer(cipher.encrypt(number, PURPOSE)), time(askedAt)))
        .map(RowSet::iterator)
        .map(
            rows ->
                rows.hasNext()
                    ? Optional.of(joined(id, rows.next()))
                    : Optional.<CodeRequest>empty());
  }

  private static CodeRequest joined(UUID id, Row row) {
    return new CodeRequest(
        id,
        Delivery.valueOf(row.getString("delivery")),
        row.getOffsetDateTime("expires_at").toInstant());
  }

  /** Keeps that the provider did not take the code. */
  Uni<Void> notSent(UUID id) {
    return execute(NOT_SENT, id).replaceWithVoid();
  }

  /** Keeps what the provider reports; what has come stays so, and unknown ids are ignored. */
  Uni<Void> reported(UUID id, Delivered state) {
    return execute(REPORTED, id, state.name()).replaceWithVoid();
  }

  /** Takes one of the request's tries, and uses the active code when this is it. */
  Uni<Verification> tryCode(UUID request, Code code, Instant now) {
    return execute(TAKE_TRY, request, TRIES, time(now))
        .flatMap(
            rows ->
                rows.size() == 1
                    ? compare(request, rows.iterator().next(), code, now)
                    : whyNoTry(request, now));
  }

  private Uni<Verification> whyNoTry(UUID request, Instant now) {
    return execute(USED_UP, request, TRIES, time(now))
        .map(
            rows -> rows.size() == 1 ? new Verification.NoTriesLeft() : new Verification.Expired());
  }

  private Uni<Verification> compare(UUID request, Row tried, Code code, Instant now) {
    return execute(ACTIVE, tried.getUUID("number_key"), time(now))
        .flatMap(
            rows -> {
              if (rows.size() == 0) {
                return Uni.createFrom().item(wrong(tried, false));
              }
              Row active = rows.iterator().next();
              UUID sentWith = active.getUUID("request");
              return secrets.matches(code, sentWith, active.getUUID("hash"))
                  ? use(request, tried, sentWith, now)
                  : Uni.createFrom().item(wrong(tried, !sentWith.equals(request)));
            });
  }

  private Uni<Verification> use(UUID request, Row tried, UUID sentWith, Instant now) {
    return execute(USE, tried.getUUID("number_key"), sentWith, request, time(now))
        .map(
            rows ->
                rows.rowCount() == 1
                    ? new Verification.Proven(proven(request, tried, now))
                    : wrong(tried, true));
  }

  private ProvenNumber proven(UUID request, Row tried, Instant now) {
    return new ProvenNumber(
        cipher.decryptNumber(tried.getBuffer("number_cipher").getBytes(), PURPOSE),
        now,
        Delivery.valueOf(tried.getString("delivery")),
        request);
  }

  private static Verification wrong(Row tried, boolean newerSent) {
    return new Verification.Wrong(TRIES - tried.getInteger("tries"), newerSent);
  }

  private UUID id(TelephoneNumber number) {
    return keys.newest(number).value();
  }

  private Uni<RowSet<Row>> execute(String sql, Object... values) {
    return pool.preparedQuery(sql).execute(Tuple.from(values));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
