package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BinaryOperator;

/**
 * Asks a running service every operation of its own OpenAPI document, all at once, so that a new
 * one is not forgotten.
 */
public final class OperationWalk {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;
  private final BinaryOperator<String> bodies;
  private final Map<String, String> queries;
  private final List<Operation> operations;

  /** An operation with the request that is sent to it. */
  private record Operation(String id, HttpRequest request) {

    Operation with(String header, String value) {
      return new Operation(
          id,
          HttpRequest.newBuilder(request, (name, _) -> !name.equalsIgnoreCase(header))
              .header(header, value)
              .build());
    }
  }

  /**
   * What an operation answered.
   *
   * @param status 0 if nothing came
   * @param retryAfter seconds; empty if it did not tell
   */
  public record Answer(String operation, int status, Optional<String> retryAfter, String body) {

    /** Whether nothing came, or a fault of ours. */
    public boolean hasFailed() {
      return status == 0 || status == 500;
    }
  }

  /**
   * Reads the document: the service, and its database, must run.
   *
   * @param service where it runs
   * @param bodies gives the body to be sent to an operation, by its id and the body that its
   *     document tells
   * @param queries the query of an operation, by its id, that needs one though no parameter of it
   *     is required
   */
  public OperationWalk(URI service, BinaryOperator<String> bodies, Map<String, String> queries) {
    this.service = service;
    this.bodies = bodies;
    this.queries = queries;
    this.operations = operations(document());
  }

  /** What each operation answers now. */
  public List<Answer> answers() {
    return operations.stream().map(this::asked).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  /** What each operation answers when a header of its request says this. */
  public List<Answer> answersWith(String header, String value) {
    return operations.stream()
        .map(operation -> asked(operation.with(header, value)))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  /** Whether an operation fails without such a header too, as on a record that is spoilt. */
  public boolean failsAnyway(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .map(operation -> asked(operation).join())
        .anyMatch(Answer::hasFailed);
  }

  private CompletableFuture<Answer> asked(Operation operation) {
    return http.sendAsync(operation.request(), BodyHandlers.ofString())
        .thenApply(
            answer ->
                new Answer(
                    operation.id(),
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After"),
                    answer.body()))
        .exceptionally(
            failure -> new Answer(operation.id(), 0, Optional.empty(), failure.toString()));
  }

  private JsonNode document() {
    try {
      HttpRequest request = HttpRequest.newBuilder(at("/q/openapi?format=json")).build();
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("The service shows no document.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }

  private List<Operation> operations(JsonNode document) {
    List<Operation> all = new ArrayList<>();
    ExampleValue values = new ExampleValue(document);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().has("operationId")) {
          all.add(operation(path.getKey(), method.getKey(), method.getValue(), values));
        }
      }
    }
    return List.copyOf(all);
  }

  private Operation operation(String path, String method, JsonNode operation, ExampleValue values) {
    String id = operation.path("operationId").asText();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(address(path, operation, values) + queries.getOrDefault(id, "")))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + TestTokens.tokenOfAllRoles());
    JsonNode content = operation.path("requestBody").path("content");
    if (content.isMissingNode()) {
      request.method(method.toUpperCase(), BodyPublishers.noBody());
    } else {
      String type =
          content.has("application/json") ? "application/json" : content.fieldNames().next();
      request
          .header("Content-Type", type)
          .method(
              method.toUpperCase(),
              BodyPublishers.ofString(bodies.apply(id, body(content.path(type), type, values))));
    }
    return new Operation(id, request.build());
  }

  private static String body(JsonNode content, String type, ExampleValue values) {
    JsonNode examples = content.path("examples");
    JsonNode body =
        examples.isEmpty()
            ? values.of("body", content.path("schema"))
            : examples.elements().next().path("value");
    return ExampleValue.written(body, type);
  }

  private static String address(String path, JsonNode operation, ExampleValue values) {
    String address = path;
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("required").asBoolean()) {
        String value = encoded(values.of(name, parameter.path("schema")).asText());
        address = address.replace("{" + name + "}", value);
        if (parameter.path("in").asText().equals("query")) {
          query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
        }
      }
    }
    return address + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI at(String pathAndQuery) {
    return URI.create(service.toString().replaceFirst("/$", "") + pathAndQuery);
  }
}
