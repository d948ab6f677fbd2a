package nl.magbellen.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;

/** Reads the {@code Idempotency-Key} of the current request. */
@ApplicationScoped
public class KeyedRequests {

  /** The request header. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST_KEY = 255;

  private final Client client;
  private final CurrentVertxRequest request;
  private final ObjectMapper json;
  private final NumberKeys keys;

  KeyedRequests(Client client, CurrentVertxRequest request, ObjectMapper json, NumberKeys keys) {
    this.client = client;
    this.request = request;
    this.json = json;
    this.keys = keys;
  }

  /**
   * The current request, if it has a key.
   *
   * @param body as it was parsed; together with method and path it is what must be the same
   * @throws RefusedException if the key is empty or too long
   */
  public Optional<KeyedRequest> current(Object body) {
    HttpServerRequest http = request.getCurrent().request();
    String key = http.getHeader(HEADER);
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
      throw new RefusedException(
          new InvalidRequest(HEADER + ": must hold 1 to " + LONGEST_KEY + " characters."));
    }
    String content = http.method() + " " + http.path() + "\n" + write(body);
    return Optional.of(
        new KeyedRequest(client.nameWithRights(), key, keys.newest(content), keys.all(content)));
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A request that was read cannot be written as JSON.", e);
    }
  }
}
