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
import org.hibernate.reactive.mutiny.Mutiny;

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
   *     another connection, or a few writes side by side wait for each other for ever
   */
  public Uni<Response> once(Object body, Supplier<Uni<Written>> write) {
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
  public <T> Uni<Response> onceAfter(
      Object body, Supplier<Uni<T>> before, Function<T, Uni<Written>> write) {
    Optional<KeyedRequest> keyed = requests.current(body);
    if (keyed.isEmpty()) {
      return before
          .get()
          .flatMap(done -> Panache.withTransaction(() -> write.apply(done)))
          .map(this::answer);
    }
    KeyedRequest asked = keyed.get();
    return Panache.withSession(() -> Panache.getSession().flatMap(session -> first(session, asked)))
        .flatMap(
            first ->
                first != null
                    ? Uni.createFrom().item(first)
                    : before.get().flatMap(done -> claim(asked, () -> write.apply(done))));
  }

  private Uni<Response> claim(KeyedRequest asked, Supplier<Uni<Written>> write) {
    return Panache.withTransaction(
        () -> Panache.getSession().flatMap(session -> claimed(session, asked, write)));
  }

  private Uni<Response> claimed(
      Mutiny.Session session, KeyedRequest asked, Supplier<Uni<Written>> write) {
    return session
        .createNativeQuery(
            "insert into idempotent_write (client, key, digest) values (?1, ?2, ?3)"
                + " on conflict do nothing")
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .setParameter(3, asked.digest().value())
        .executeUpdate()
        .flatMap(
            inserted ->
                inserted == 1
                    ? write.get().call(done -> keep(session, asked, done)).map(this::answer)
                    : first(session, asked));
  }

  private Uni<Integer> keep(Mutiny.Session session, KeyedRequest asked, Written done) {
    return session
        .createNativeQuery(
            "update idempotent_write set status = ?3, answer = ?4 where client = ?1 and key = ?2")
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .setParameter(3, done.status())
        .setParameter(4, cipher.encrypt(write(done.body()), PURPOSE))
        .executeUpdate();
  }

  /** The first answer to this key, or null. */
  private Uni<Response> first(Mutiny.Session session, KeyedRequest asked) {
    return session
        .createNativeQuery(
            "select digest, status, answer from idempotent_write where client = ?1 and key = ?2",
            Object[].class)
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .getSingleResultOrNull()
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

  private Response answer(Written done) {
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
