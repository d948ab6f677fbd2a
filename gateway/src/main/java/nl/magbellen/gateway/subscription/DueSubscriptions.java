package nl.magbellen.gateway.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.feed.Feed;
import nl.magbellen.gateway.feed.Positions;
import nl.magbellen.gateway.webhook.SendResult;
import nl.magbellen.gateway.webhook.WebhookSecret;
import nl.magbellen.gateway.webhook.WebhookSettings;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.UnreadableCiphertextException;
import nl.magbellen.service.access.Client;

/**
 * Gives each subscription to one replica at a time, and keeps how far it has come. A replica that
 * has lost its lease writes nothing any more.
 */
@ApplicationScoped
class DueSubscriptions {

  private static final String STANDING =
      """
      select count(*) filter (where state = 'ACTIVE') as active,
        coalesce(extract(epoch from now() - min(behind_since)), 0)::float8 as behind
      from subscription
      """;

  private static final String CLAIM =
      """
      update subscription s
      set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => $1)
      from (
        select id from subscription
        where state = 'ACTIVE' and prompt = $2 and due_at <= now() and leased_until <= now()
          and (position <> $3 or behind_since is not null)
        order by due_at, id
        limit $4
        for update skip locked) due
      where s.id = due.id
      returning s.*
      """;

  private static final String TAKEN =
      """
      update subscription
      set position = $3, tried = null, attempts = 0, prompt = $4, last_result = 'TAKEN',
        last_attempt_at = now(), leased_until = now() + make_interval(secs => $5)
      where id = $1 and lease = $2
      """;

  private static final String READ =
      """
      update subscription
      set position = $3, due_at = now(), lease = null, leased_until = now(),
        behind_since = case when $4 then coalesce(behind_since, now()) end
      where id = $1 and lease = $2
      """;

  private static final String FAILED =
      """
      update subscription
      set tried = $3, attempts = $4, prompt = false, last_result = $5, last_attempt_at = now(),
        due_at = now() + make_interval(secs => $6), lease = null, leased_until = now(),
        behind_since = coalesce(behind_since, now())
      where id = $1 and lease = $2
      """;

  private static final String GIVEN_UP =
      """
      with passed as (
        update subscription
        set position = $3, tried = null, attempts = 0, prompt = false, last_result = $5,
          last_attempt_at = now(), due_at = now(), lease = null, leased_until = now(),
          behind_since = coalesce(behind_since, now())
        where id = $1 and lease = $2
        returning id)
      insert into dead_letter (subscription, change_cipher, attempts, last_result)
      select id, $6, $4, $5 from passed
      """;

  private static final String GONE =
      """
      update subscription
      set state = 'ENDED', last_result = 'GONE', last_attempt_at = now(), lease = null,
        behind_since = null
      where id = $1 and lease = $2
      """;

  private static final String LATER =
      """
      update subscription
      set due_at = now() + make_interval(secs => $3), lease = null, leased_until = now(),
        behind_since = coalesce(behind_since, now())
      where id = $1 and lease = $2
      """;

  private final Pool pool;
  private final Feed feed;
  private final NumberCipher cipher;
  private final double lease;

  DueSubscriptions(Pool pool, Feed feed, NumberCipher cipher, WebhookSettings settings) {
    this.pool = pool;
    this.feed = feed;
    this.cipher = cipher;
    this.lease = seconds(settings.lease());
  }

  /**
   * How all subscriptions stand.
   *
   * @param active to how many is sent
   * @param behindSeconds for how long the one that is behind longest has been; 0 when none is
   */
  record Standing(long active, double behindSeconds) {}

  /** How all subscriptions stand. */
  Uni<Standing> standing() {
    return pool.preparedQuery(STANDING)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Standing(row.getLong("active"), row.getDouble("behind")));
  }

  /**
   * Those that are due and have not taken all, those first that wait longest; and those that have,
   * but of whom it is not said yet, as whoever sent to them ended meanwhile.
   *
   * @param prompt whether those that take what they are sent soon, or the others
   * @param end of the feed
   */
  Uni<List<DueSubscription>> claim(boolean prompt, Positions end, int most) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(lease, prompt, end.toString(), most))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::read).toList());
  }

  /** The receiver took what stands before this position; whether we still send to it. */
  Uni<Boolean> taken(DueSubscription due, Positions position, boolean prompt) {
    return changed(
        TAKEN, Tuple.of(due.id(), due.lease(), position.toString(), prompt).addValue(lease));
  }

  /** All up to here was taken, or is not told; somebody may send what comes next. */
  Uni<Boolean> read(DueSubscription due, Positions end, boolean hasMore) {
    return changed(READ, Tuple.of(due.id(), due.lease(), end.toString(), hasMore));
  }

  /** This change was not taken, and is due again in a while. */
  Uni<Boolean> failed(
      DueSubscription due, String change, int attempts, SendResult result, Duration wait) {
    return changed(
        FAILED,
        Tuple.of(due.id(), due.lease(), change, attempts, result.name()).addValue(seconds(wait)));
  }

  /**
   * This change was not taken, and is not tried again.
   *
   * @param change as it would have been sent, encrypted
   */
  Uni<Boolean> givenUp(
      DueSubscription due, Positions passed, int attempts, SendResult result, byte[] change) {
    return changed(
        GIVEN_UP,
        Tuple.of(due.id(), due.lease(), passed.toString(), attempts, result.name())
            .addValue(Buffer.buffer(change)));
  }

  /** The receiver wants no more. */
  Uni<Boolean> gone(DueSubscription due) {
    return changed(GONE, Tuple.of(due.id(), due.lease()));
  }

  /** Nothing was tried; it is due again in a while. */
  Uni<Boolean> later(DueSubscription due, Duration wait) {
    return changed(LATER, Tuple.of(due.id(), due.lease(), seconds(wait)));
  }

  private Uni<Boolean> changed(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
  }

  private DueSubscription read(Row row) {
    List<String> advertisers = List.of(row.getArrayOfStrings("advertisers"));
    return new DueSubscription(
        row.getUUID("id"),
        row.getUUID("lease"),
        URI.create(row.getString("url")),
        secret(row.getBuffer("secret_cipher").getBytes()),
        advertisers.contains(Client.ALL) ? null : advertisers,
        Set.of(row.getArrayOfStrings("events")),
        feed.parse(row.getString("position")),
        row.getString("tried"),
        row.getInteger("attempts"),
        row.getBoolean("prompt"));
  }

  private Optional<WebhookSecret> secret(byte[] encrypted) {
    try {
      return Optional.of(
          WebhookSecret.parse(cipher.decryptText(encrypted, SubscriptionLedger.SECRET)));
    } catch (UnreadableCiphertextException e) {
      return Optional.empty();
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
