package nl.magbellen.common.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.magbellen.common.NumberCipher;
import nl.magbellen.common.NumberKey;
import nl.magbellen.common.NumberKeys;
import nl.magbellen.common.access.Client;
import nl.magbellen.common.problem.ProblemException;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs a write in one transaction, and with an {@code Idempotency-Key} only once: the same key and
 * body returns the first answer, the same key with another body is 422. The database settles who
 * was first: the key is inserted in the write's own transaction, so a second request waits for it.
 * Of the request only a keyed hash is kept, of the answer a cipher text: both may hold a number.
 */
@ApplicationScoped
public class IdempotentWrites {

  /** The request header that names a write. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST_KEY = 255;
  private static final String PURPOSE = "idempotency.answer";

  private final Client client;
  private final CurrentVertxRequest request;
  private final ObjectMapper json;
  private final NumberKeys keys;
  private final NumberCipher cipher;

  IdempotentWrites(
      Client client,
      CurrentVertxRequest request,
      ObjectMapper json,
      NumberKeys keys,
      NumberCipher cipher) {
    this.client = client;
    this.request = request;
    this.json = json;
    this.keys = keys;
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
    return key()
        .map(key -> claim(asked(key, body), write))
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
    Optional<String> key = key();
    if (key.isEmpty()) {
      return before
          .get()
          .flatMap(done -> Panache.withTransaction(() -> write.apply(done)))
          .map(this::answer);
    }
    Asked asked = asked(key.get(), body);
    return Panache.withSession(() -> Panache.getSession().flatMap(session -> first(session, asked)))
        .flatMap(
            first ->
                first != null
                    ? Uni.createFrom().item(first)
                    : before.get().flatMap(done -> claim(asked, () -> write.apply(done))));
  }

  /**
   * A write with a key.
   *
   * @param owner whose key it is: the client with its rights, so that other rights are another key
   * @param content method, path and body
   */
  private record Asked(String owner, String key, String content) {}

  private Optional<String> key() {
    String key = request.getCurrent().request().getHeader(HEADER);
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0)) {
      throw ProblemException.badRequest(
          HEADER + ": must hold 1 to " + LONGEST_KEY + " characters.");
    }
    return Optional.ofNullable(key);
  }

  private Asked asked(String key, Object body) {
    HttpServerRequest http = request.getCurrent().request();
    return new Asked(
        client.nameWithRights(), key, http.method() + " " + http.path() + "\n" + write(body));
  }

  private Uni<Response> claim(Asked asked, Supplier<Uni<Written>> write) {
    return Panache.withTransaction(
        () -> Panache.getSession().flatMap(session -> claimed(session, asked, write)));
  }

  private Uni<Response> claimed(Mutiny.Session session, Asked asked, Supplier<Uni<Written>> write) {
    return session
        .createNativeQuery(
            "insert into idempotent_write (client, key, digest) values (?1, ?2, ?3)"
                + " on conflict do nothing")
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .setParameter(3, keys.newest(asked.content()).value())
        .executeUpdate()
        .flatMap(
            inserted ->
                inserted == 1
                    ? write.get().call(done -> settle(session, asked, done)).map(this::answer)
                    : first(session, asked));
  }

  private Uni<Integer> settle(Mutiny.Session session, Asked asked, Written done) {
    return done.isKept() ? keep(session, asked, done) : forget(session, asked);
  }

  private Uni<Integer> keep(Mutiny.Session session, Asked asked, Written done) {
    return session
        .createNativeQuery(
            "update idempotent_write set status = ?3, answer = ?4 where client = ?1 and key = ?2")
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .setParameter(3, done.status())
        .setParameter(4, cipher.encrypt(write(done.body()), PURPOSE))
        .executeUpdate();
  }

  private static Uni<Integer> forget(Mutiny.Session session, Asked asked) {
    return session
        .createNativeQuery("delete from idempotent_write where client = ?1 and key = ?2")
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .executeUpdate();
  }

  /** The first answer to this key, or null. */
  private Uni<Response> first(Mutiny.Session session, Asked asked) {
    return session
        .createNativeQuery(
            "select digest, status, answer from idempotent_write where client = ?1 and key = ?2",
            Object[].class)
        .setParameter(1, asked.owner())
        .setParameter(2, asked.key())
        .getSingleResultOrNull()
        .map(row -> row == null ? null : replay(row, asked.content()));
  }

  private Response replay(Object[] row, String asked) {
    if (!keys.all(asked).contains(new NumberKey((UUID) row[0]))) {
      throw ProblemException.unprocessable(
          "idempotency-key-reused",
          "This Idempotency-Key was used for another request; use a new one for each write.");
    }
    return Response.status((Integer) row[1])
        .type(MediaType.APPLICATION_JSON)
        .header("Idempotency-Replayed", "true")
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
