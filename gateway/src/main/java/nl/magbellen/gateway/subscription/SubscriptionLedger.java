package nl.magbellen.gateway.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.feed.Positions;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManySubscriptions;
import nl.magbellen.gateway.webhook.SendResult;
import nl.magbellen.gateway.webhook.WebhookSecret;
import nl.magbellen.gateway.webhook.WebhookSettings;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps subscriptions. */
@ApplicationScoped
class SubscriptionLedger {

  /** For what secrets are encrypted. */
  static final String SECRET = "subscription.secret";

  private static final String ADD =
      """
      insert into subscription (id, advertisers, agency, url, events, secret_cipher, position,
        created_by, created_at)
      select :id, cast(:advertisers as text[]), cast(:agency as text), :url,
        cast(:events as text[]), :secret, :position, :client, :now
      where (select count(*) from subscription where created_by = :client) < :most
      """;

  private static final String FIND =
      """
      select * from subscription
      where id > $1 and ($2::text[] is null or advertisers <@ $2)
        and ($3::text is null or agency = $3)
      order by id
      limit $4
      """;

  private static final String ONE = "select * from subscription where id = $1";

  private static final String DELETE = "delete from subscription where id = $1";

  /** Who sends just now is told that it sends for nobody; another may when its lease is over. */
  private static final String REPLAY =
      """
      update subscription
      set position = :position, tried = null, attempts = 0, due_at = now(), lease = null
      where id = :id and state = 'ACTIVE'
      """;

  private final Pool pool;
  private final NumberCipher cipher;
  private final int most;
  private final InstantSource time;

  SubscriptionLedger(Pool pool, NumberCipher cipher, WebhookSettings settings, InstantSource time) {
    this.pool = pool;
    this.cipher = cipher;
    this.most = settings.mostPerClient();
    this.time = time;
  }

  /**
   * Whose it is.
   *
   * @param advertisers {@code *} for all
   * @param agency null for none
   * @param client who made it
   */
  record Owner(List<String> advertisers, String agency, String client) {}

  /**
   * Adds one, in the caller's transaction.
   *
   * @param begin behind what it is not told any more
   * @throws RefusedException (in the Uni) if the client has as many as it may
   */
  Uni<Subscription> add(
      SubscriptionRequest request, WebhookSecret secret, Owner owner, Positions begin) {
    UUID id = Ids.next();
    Instant now = time.instant();
    return CurrentSession.sql(ADD)
        .with("id", id)
        .with("advertisers", owner.advertisers().toArray(String[]::new))
        .with("agency", owner.agency())
        .with("url", request.url())
        .with("events", request.events().stream().map(ChangeKind::name).toArray(String[]::new))
        .with("secret", cipher.encrypt(secret.written(), SECRET))
        .with("position", begin.toString())
        .with("client", owner.client())
        .with("now", now.atOffset(ZoneOffset.UTC))
        .with("most", most)
        .execute()
        .map(
            added -> {
              if (added == 0) {
                throw new RefusedException(new TooManySubscriptions(most));
              }
              return new Subscription(
                  id,
                  request.url(),
                  request.events(),
                  owner.advertisers(),
                  owner.agency(),
                  request.secret() == null ? secret.written() : null,
                  SubscriptionState.ACTIVE,
                  cursor(begin.toString()),
                  0,
                  null,
                  null,
                  null,
                  null,
                  now);
            });
  }

  /**
   * Those that are of no other advertisers than these, in the order of their ids.
   *
   * @param advertisers null for all
   * @param agency whose; null for anybody's
   */
  Uni<List<Subscription>> find(UUID after, List<String> advertisers, String agency, int limit) {
    String[] own = advertisers == null ? null : advertisers.toArray(String[]::new);
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(after, own, agency, limit))
        .map(SubscriptionLedger::read);
  }

  /** The one with this id; null if there is none. */
  Uni<Subscription> find(UUID id) {
    return pool.preparedQuery(ONE)
        .execute(Tuple.of(id))
        .map(rows -> read(rows).stream().findFirst().orElse(null));
  }

  /** Deletes it; nothing more is sent. */
  Uni<Void> delete(UUID id) {
    return pool.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
  }

  /** Begins anew behind a position, in the caller's transaction; whether it is active. */
  Uni<Boolean> replay(UUID id, Positions after) {
    return CurrentSession.sql(REPLAY)
        .with("id", id)
        .with("position", after.toString())
        .execute()
        .map(changed -> changed == 1);
  }

  private static List<Subscription> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(SubscriptionLedger::read).toList();
  }

  private static Subscription read(Row row) {
    int attempts = row.getInteger("attempts");
    String result = row.getString("last_result");
    return new Subscription(
        row.getUUID("id"),
        row.getString("url"),
        Stream.of(row.getArrayOfStrings("events")).map(ChangeKind::valueOf).toList(),
        List.of(row.getArrayOfStrings("advertisers")),
        row.getString("agency"),
        null,
        SubscriptionState.valueOf(row.getString("state")),
        cursor(row.getString("position")),
        attempts,
        attempts == 0 ? null : instant(row, "due_at"),
        result == null ? null : SendResult.valueOf(result),
        instant(row, "last_attempt_at"),
        instant(row, "behind_since"),
        instant(row, "created_at"));
  }

  /** As the feed writes it. */
  private static String cursor(String position) {
    return Page.ofFeed(List.of(), position).nextCursor();
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
