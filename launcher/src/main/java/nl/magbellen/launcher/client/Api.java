package nl.magbellen.launcher.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import nl.magbellen.launcher.os.StackException;

/**
 * Talks JSON to one service with one token.
 *
 * @param service its address
 * @param token bearer token
 */
public record Api(URI service, String token) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** The same wish must be the same bytes, or it is not recognised when it is repeated. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /**
   * Posts a body.
   *
   * @param idempotencyKey the same for the same wish, so that it may be repeated
   * @throws StackException when the service can't be reached or refuses; one line says why
   */
  public JsonNode post(String path, Object body, String idempotencyKey) {
    return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
  }

  /** Posts a question: nothing that could be repeated by mistake. */
  public JsonNode post(String path, Object body) {
    return send("POST", path, body, Map.of());
  }

  /** Puts a body. */
  public JsonNode put(String path, Object body) {
    return send("PUT", path, body, Map.of());
  }

  private JsonNode send(String method, String path, Object body, Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(service.resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
      headers.forEach(request::header);
      return answer(path, CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException unreachable) {
      throw new StackException(
          "%s does not answer: is the stack up? (./magbellen up)".formatted(service), unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", interrupted);
    }
  }

  private static JsonNode answer(String path, HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      return parse(response.body());
    }
    throw new StackException(
        "%s answered %d%s".formatted(path, response.statusCode(), why(response.body())));
  }

  private static String why(String body) {
    JsonNode problem = parse(body);
    StringBuilder why = new StringBuilder();
    if (problem.hasNonNull("detail")) {
      why.append(": ").append(problem.path("detail").asText());
    } else if (problem.hasNonNull("title")) {
      why.append(": ").append(problem.path("title").asText());
    }
    for (JsonNode error : problem.path("errors")) {
      why.append("; ").append(error.path("pointer").asText());
      why.append(' ').append(error.path("message").asText());
    }
    return why.toString();
  }

  private static JsonNode parse(String body) {
    try {
      return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.createObjectNode().put("detail", "no JSON in the answer");
    }
  }
}
