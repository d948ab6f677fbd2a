package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.service.idempotency.KeyedRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the answers to questions with a key, for as long as a repeat may join them. */
@ApplicationScoped
class FirstAnswers {

  private static final String PURPOSE = "question.answers";

  private static final String FIND =
      "select digest, answers from question_key"
          + " where client = $1 and key = $2 and answered_at >= $3";

  private static final String KEEP =
      """
      insert into question_key (client, key, digest, answers, answered_at)
      values ($1, $2, $3, $4, $5)
      on conflict (client, key) do update
        set digest = excluded.digest, answers = excluded.answers,
            answered_at = excluded.answered_at
      """;

  private final Pool pool;
  private final ObjectMapper json;
  private final NumberCipher cipher;
  private final Duration deadline;
  private final InstantSource time;

  FirstAnswers(
      Pool pool,
      ObjectMapper json,
      NumberCipher cipher,
      @ConfigProperty(name = "magbellen.questions.key-deadline") Duration deadline,
      InstantSource time) {
    this.pool = pool;
    this.json = json;
    this.cipher = cipher;
    this.deadline = deadline;
    this.time = time;
  }

  /**
   * The answers to the first request with this key, in the order of its questions; none if there
   * was no such request, or longer ago than {@link FirstAnswer#WINDOW}. Fails if that cannot be
   * known in time.
   *
   * @throws nl.magbellen.service.refusal.RefusedException if it was another request
   */
  Uni<List<FirstAnswer>> find(KeyedRequest request) {
    OffsetDateTime since = utc(time.instant().minus(FirstAnswer.WINDOW));
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(request.owner(), request.key(), since))
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(
            rows -> {
              Iterator<Row> found = rows.iterator();
              return found.hasNext() ? answers(found.next(), request) : List.of();
            });
  }

  /** Keeps these in the place of what was kept under the key; fails if it takes too long. */
  Uni<Void> keep(KeyedRequest request, List<FirstAnswer> answers) {
    Tuple row =
        Tuple.of(
            request.owner(),
            request.key(),
            request.digest().value(),
            Buffer.buffer(cipher.encrypt(written(answers), PURPOSE)),
            utc(time.instant()));
    return pool.preparedQuery(KEEP)
        .execute(row)
        .ifNoItem()
        .after(deadline)
        .fail()
        .replaceWithVoid();
  }

  @Scheduled(every = "10m", delayed = "1m", identity = "forgotten-question-keys")
  Uni<Void> forget() {
    return pool.preparedQuery("delete from question_key where answered_at < $1")
        .execute(Tuple.of(utc(time.instant().minus(FirstAnswer.WINDOW))))
        .replaceWithVoid();
  }

  private List<FirstAnswer> answers(Row row, KeyedRequest request) {
    request.requireSame(row.getUUID("digest"));
    String text = cipher.decryptText(row.getBuffer("answers").getBytes(), PURPOSE);
    return read(text);
  }

  private List<FirstAnswer> read(String text) {
    try {
      return json.readerForListOf(FirstAnswer.class).readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer that was kept cannot be read.", e);
    }
  }

  private String written(List<FirstAnswer> answers) {
    try {
      return json.writeValueAsString(answers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer of ours cannot be written as JSON.", e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
