package nl.magbellen.launcher.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * Clients of the services, one for each role, with their tokens. No failure is an exception here:
 * the reply says what came.
 */
public final class Clients {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Function<Service, URI> direct;
  private final Function<Service, URI> linked;
  private final Map<Role, String> tokens = new ConcurrentHashMap<>();

  /**
   * @param linked where each service is reached over a wire that has faults
   */
  public Clients(LocalStack stack, Function<Service, URI> linked) {
    this.direct = stack::address;
    this.linked = linked;
    for (Role role : Role.values()) {
      tokens.put(
          role,
          stack.token(TokenRequest.of(Set.of(role), World.ENERGY, World.SOLAR, World.CATS, "*")));
    }
  }

  Reply get(Service service, Role role, String path) {
    return send(request(direct.apply(service), role, path).GET());
  }

  /** Over a wire without faults. */
  Reply post(Service service, Role role, String path, Object body, String key) {
    return post(direct.apply(service), role, path, body, key);
  }

  /** Over a wire that has faults. */
  Reply postOverLink(Service service, Role role, String path, Object body, String key) {
    return post(linked.apply(service), role, path, body, key);
  }

  Reply put(Service service, Role role, String path, Object body) {
    return send(
        request(direct.apply(service), role, path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(text(body))));
  }

  private Reply post(URI service, Role role, String path, Object body, String key) {
    HttpRequest.Builder request =
        request(service, role, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(text(body)));
    return send(key == null ? request : request.header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(URI service, Role role, String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + tokens.get(role));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), json(response.body()));
    } catch (IOException lost) {
      return new Reply(0, JSON.createObjectNode());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", interrupted);
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read.isMissingNode() ? JSON.createObjectNode() : read;
    } catch (IOException notJson) {
      return JSON.createObjectNode();
    }
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new IllegalStateException("not JSON: " + body.getClass(), impossible);
    }
  }
}
