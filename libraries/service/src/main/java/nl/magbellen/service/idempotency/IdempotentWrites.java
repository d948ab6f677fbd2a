package nl.magbellen.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.service.database.CurrentSession;

/**
 * Runs a write in one transaction, and with an {@code Idempotency-Key} only once: the same key and
 * body returns the first answer, the same key with another body is 422. The database settles who
 * was first: the key is inserted in the write's own transaction, so a second request waits for it.
 * Of the request only a keyed hash is kept, of the answer a cipher text: both may hold a number.
 */
@ApplicationScoped
public class IdempotentWrites {

  /** The header of an answer that was given before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final String PURPOSE = "idempotency.answer";

  private final KeyedRequests requests;
  private final ObjectMapper json;
  private final NumberCipher cipher;

  IdempotentWrites(KeyedRequests requests, ObjectMapper json, NumberCipher cipher) {
    this.requests = requests;
    this.json = json;
    this.cipher = cipher;
  }

  /**
   * Writes, unless this key has been written.
   *
   * @param body the parsed request body; together with method and path it is what must be the same
   * @param write runs inside the transaction of {@link Panache#withTransaction}; it must not take
   *     another connection, or a few writes side by side wait for each other without end
   */
  public Uni<Response> idempotently(Object body, Supplier<Uni<WriteResult>> write) {
    return requests
        .current(body)
        .map(asked -> claim(asked, write))
        .orElseGet(() -> Panache.withTransaction(write).map(this::answer));
  }

  /**
   * Does what needs other connections or other services first, outside any transaction, and then
   * writes, unless this key has been written.
   *
   * @param before must do no harm when it is done again: it is, if the write after it fails
   * @param write runs inside the transaction
   */
  public <T> Uni<Response> idempotentlyAfter(
      Object body, Supplier<Uni<T>> before, Function<T, Uni<WriteResult>> write) {
    Optional<KeyedRequest> keyed = requests.current(body);
    if (keyed.isEmpty()) {
      return before
          .get()
          .flatMap(done -> Panache.withTransaction(() -> write.apply(done)))
          .map(this::answer);
    }
    KeyedRequest asked = keyed.get();
    return Panache.withSession(() -> first(asked))
        .flatMap(
            first ->
                first != null
                    ? Uni.createFrom().item(first)
                    : before.get().flatMap(done -> claim(asked, () -> write.apply(done))));
  }

  private Uni<Response> claim(KeyedRequest asked, Supplier<Uni<WriteResult>> write) {
    return Panache.withTransaction(() -> claimed(asked, write));
  }

  private Uni<Response> claimed(KeyedRequest asked, Supplier<Uni<WriteResult>> write) {
    return CurrentSession.sql(
            "insert into idempotent_write (client, key, digest) values (:client, :key, :digest)"
                + " on conflict do nothing")
        .with("client", asked.owner())
        .with("key", asked.key())
        .with("digest", asked.digest().value())
        .execute()
        .flatMap(
            inserted ->
                inserted == 1
                    ? write.get().call(done -> keep(asked, done)).map(this::answer)
                    : first(asked));
  }

  private Uni<Integer> keep(KeyedRequest asked, WriteResult done) {
    return CurrentSession.sql(
            "update idempotent_write set status = :status, answer = :answer"
                + " where client = :client and key = :key")
        .with("client", asked.owner())
        .with("key", asked.key())
        .with("status", done.status())
        .with("answer", cipher.encrypt(write(done.kept()), PURPOSE))
        .execute();
  }

  /** The first answer to this key, or null. */
  private Uni<Response> first(KeyedRequest asked) {
    return CurrentSession.sql(
            "select digest, status, answer from idempotent_write"
                + " where client = :client and key = :key")
        .with("client", asked.owner())
        .with("key", asked.key())
        .findOne(Object[].class)
        .map(row -> row == null ? null : replay(row, asked));
  }

  private Response replay(Object[] row, KeyedRequest asked) {
    asked.requireSame((UUID) row[0]);
    return Response.status((Integer) row[1])
        .type(MediaType.APPLICATION_JSON)
        .header(REPLAYED, "true")
        .entity(cipher.decryptText((byte[]) row[2], PURPOSE))
        .build();
  }

  private Response answer(WriteResult done) {
    return Response.status(done.status())
        .type(MediaType.APPLICATION_JSON)
        .entity(done.body())
        .build();
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer of ours cannot be written as JSON.", e);
    }
  }
}
