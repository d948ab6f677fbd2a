package nl.magbellen.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts a secret wherever an operation of a service takes a text (each parameter, each field, the
 * body, headers), and gives back every error that it answers.
 */
final class Errors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final URI service;
  private final String token;
  private final JsonNode document;

  /**
   * @param service with its OpenAPI document at {@code /q/openapi}
   * @param token that every operation takes
   */
  Errors(URI service, String token) {
    this.service = service;
    this.token = token;
    try {
      String text = sent(request("/q/openapi?format=json")).body();
      this.document = JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the secret everywhere. */
  List<Place> holding(String secret) {
    List<Place> errors = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            requests(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                secret,
                                request -> error(request, errors))));
    return errors;
  }

  private void requests(
      String method,
      String path,
      JsonNode operation,
      String secret,
      Consumer<HttpRequest.Builder> sender) {
    String type =
        operation.path("requestBody").path("content").properties().stream()
            .map(java.util.Map.Entry::getKey)
            .findFirst()
            .orElse("application/json");
    JsonNode example = example(operation);
    String there = path.replaceAll("\\{[^}]+}", encoded(secret));
    String query = query(operation, secret);
    String elsewhere = path.replaceAll("\\{[^}]+}", "0199a1f0-0000-7000-8000-000000000000");
    for (String asked : List.of(query, "?unheard-of=" + encoded(secret))) {
      sender.accept(
          authorized(there + asked).header("Content-Type", type).method(method, body(example)));
    }
    List<JsonNode> bodies = new ArrayList<>();
    everywhere(example, secret, bodies);
    bodies.add(JSON.getNodeFactory().textNode(secret));
    bodies.add(JSON.createObjectNode().put(secret, secret));
    for (JsonNode body : bodies) {
      sender.accept(authorized(elsewhere).header("Content-Type", type).method(method, body(body)));
    }
    sender.accept(
        authorized(elsewhere)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(secret)));
    for (String header : List.of("Content-Type", "Accept", "Idempotency-Key", "Prefer")) {
      sender.accept(authorized(elsewhere).header(header, secret).method(method, body(example)));
    }
    sender.accept(
        request(elsewhere)
            .header("Authorization", "Bearer " + secret)
            .method(method, body(example)));
  }

  /** The example of the operation's body; an empty object where there is none. */
  private JsonNode example(JsonNode operation) {
    for (JsonNode content : operation.path("requestBody").path("content")) {
      String name = content.path("schema").path("$ref").asText().replaceFirst(".*/", "");
      JsonNode example =
          document.path("components").path("schemas").path(name).path("examples").path(0);
      if (!example.isMissingNode()) {
        return example;
      }
    }
    return JSON.createObjectNode();
  }

  /** The example with the secret in the place of one value, for each of its values. */
  private static void everywhere(JsonNode example, String secret, List<JsonNode> bodies) {
    if (!(example instanceof ObjectNode object)) {
      return;
    }
    for (var field : object.properties()) {
      List<JsonNode> inner = new ArrayList<>();
      everywhere(field.getValue(), secret, inner);
      inner.add(JSON.getNodeFactory().textNode(secret));
      for (JsonNode value : inner) {
        bodies.add(object.deepCopy().set(field.getKey(), value));
      }
    }
  }

  private static String query(JsonNode operation, String secret) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        query.append(query.isEmpty() ? '?' : '&');
        query.append(parameter.path("name").asText()).append('=');
        query.append(encoded(secret));
      }
    }
    return query.toString();
  }

  private void error(HttpRequest.Builder request, List<Place> errors) {
    HttpRequest asked = request.build();
    HttpResponse<String> answer = sent(request);
    if (answer.statusCode() >= 400) {
      String name =
          "%s %s: %d".formatted(asked.method(), asked.uri().getPath(), answer.statusCode());
      errors.add(new Place(Place.Sort.ERROR, name, answer.headers().map() + "\n" + answer.body()));
    }
  }

  private static HttpRequest.BodyPublisher body(JsonNode json) {
    return BodyPublishers.ofString(json.toString());
  }

  private HttpRequest.Builder authorized(String pathAndQuery) {
    return request(pathAndQuery).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(service.resolve(pathAndQuery)).header("traceparent", SAMPLED);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
