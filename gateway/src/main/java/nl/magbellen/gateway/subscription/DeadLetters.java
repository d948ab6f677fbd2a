package nl.magbellen.gateway.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.feed.FeedItem;
import nl.magbellen.gateway.webhook.SendResult;
import nl.magbellen.gateway.webhook.WebhookSettings;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.service.api.Page;

/** The changes that no try brought to a receiver, for some weeks. */
@ApplicationScoped
class DeadLetters {

  /** For what changes are encrypted. */
  static final String CHANGE = "dead_letter.change";

  private static final String READ =
      """
      select sequence, change_cipher, attempts, last_result, given_up_at
      from dead_letter
      where subscription = $1 and sequence > $2
      order by sequence
      limit $3
      """;

  private static final String FORGET =
      "delete from dead_letter where given_up_at < now() - make_interval(secs => $1)";

  private final Pool pool;
  private final ObjectMapper json;
  private final NumberCipher cipher;
  private final Duration keptFor;

  DeadLetters(Pool pool, ObjectMapper json, NumberCipher cipher, WebhookSettings settings) {
    this.pool = pool;
    this.json = json;
    this.cipher = cipher;
    this.keptFor = settings.deadLettersKeptFor();
  }

  private record Numbered(long sequence, DeadLetter letter) {}

  /** Those of a subscription, oldest first. */
  Uni<Page<DeadLetter>> page(UUID subscription, long after, int limit) {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(subscription, after, limit + 1))
        .map(
            rows -> {
              List<Numbered> found = new ArrayList<>();
              rows.forEach(row -> found.add(read(row)));
              return Page.of(found, limit, it -> String.valueOf(it.sequence()));
            })
        .map(
            page ->
                new Page<>(
                    page.items().stream().map(Numbered::letter).toList(), page.nextCursor()));
  }

  private Numbered read(Row row) {
    String change = cipher.decryptText(row.getBuffer("change_cipher").getBytes(), CHANGE);
    try {
      return new Numbered(
          row.getLong("sequence"),
          new DeadLetter(
              json.readValue(change, FeedItem.class),
              row.getInteger("attempts"),
              SendResult.valueOf(row.getString("last_result")),
              row.getOffsetDateTime("given_up_at").toInstant()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change that was kept cannot be read.", e);
    }
  }

  @Scheduled(every = "1h", delayed = "3m", identity = "forgotten-dead-letters")
  Uni<Void> forget() {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of((double) keptFor.toSeconds()))
        .replaceWithVoid();
  }
}
