package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.testing.IdentifierPlaces.Place;

/**
 * Sends ids of a wrong form to every place of a running service that takes one. The places are read
 * from the service's own OpenAPI document, so that a new one is not forgotten.
 */
public final class IdentifierWalk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> WRONG =
      List.of(
          "Zonnestroom",
          " zonnestroom",
          "zonnestroom ",
          "zonnestroom\n",
          "zonne stroom",
          "zonne_stroom",
          "zonne.stroom",
          "-zonnestroom",
          "",
          "z".repeat(101));

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;
  private final BiFunction<String, ObjectNode, ObjectNode> completed;

  /**
   * @param service where it runs
   * @param completed adds to the body of a request to a path what it must have before its ids are
   *     read
   */
  public IdentifierWalk(URI service, BiFunction<String, ObjectNode, ObjectNode> completed) {
    this.service = service;
    this.completed = completed;
  }

  /** The places that take an id, as {@code POST /v1/consents body /advertiser}. */
  public List<Place> places() {
    return IdentifierPlaces.of(
        sent(HttpRequest.newBuilder(at("/q/openapi?format=json")).GET()).body());
  }

  /**
   * What was answered wrongly, each with its place and value; empty when every wrong id is refused
   * by 400 (or by a problem with that status in the answer) with its field and what is right.
   *
   * @param tolerant places that answer such an id in another way
   */
  public List<String> accepted(Set<String> tolerant) {
    List<String> accepted = new ArrayList<>();
    for (Place place : places()) {
      for (String wrong : WRONG) {
        boolean possible = !place.isInPath() || !wrong.isEmpty();
        if (possible && !tolerant.contains(place.toString())) {
          Answer answer = sent(request(place, wrong));
          if (!answer.refuses(place)) {
            accepted.add("%s \"%s\": %s".formatted(place, wrong, answer));
          }
        }
      }
    }
    return accepted;
  }

  private HttpRequest.Builder request(Place place, String value) {
    String path = place.path().replace("{" + place.pathParameter() + "}", encoded(value));
    String query = place.isInQuery() ? "?" + place.name() + "=" + encoded(value) : "";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                at(path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()) + query))
            .header("Authorization", "Bearer " + TestTokens.tokenOfAllRoles())
            .header("Accept", "application/json, */*;q=0.1");
    if (place.mediaType() == null) {
      return request.method(place.method(), BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", place.mediaType())
        .method(place.method(), BodyPublishers.ofString(body(place, value)));
  }

  private String body(Place place, String value) {
    if (!place.isInBody() && !place.mediaType().equals("application/json")) {
      return "callee\n+31612345678\n";
    }
    JsonNode body =
        place.isInBody() ? place.bodyWith(value) : JsonNodeFactory.instance.objectNode();
    return ExampleValue.written(
        body instanceof ObjectNode object ? completed.apply(place.path(), object) : body,
        place.mediaType());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI at(String pathAndQuery) {
    return URI.create(service.toString().replaceFirst("/$", "") + pathAndQuery);
  }

  private Answer sent(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          answer.statusCode(), isJson ? JSON.readTree(answer.body()) : JSON.nullNode());
    } catch (IOException e) {
      throw new UncheckedIOException("The service does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }

  private record Answer(int status, JsonNode body) {

    boolean refuses(Place place) {
      return problems().stream().anyMatch(problem -> names(problem, place));
    }

    private List<JsonNode> problems() {
      List<JsonNode> problems = new ArrayList<>();
      if (status == 400) {
        problems.add(body);
      }
      if (status == 200) {
        body.path("items").forEach(problems::add);
      }
      return problems.stream().filter(p -> p.path("status").asInt() == 400).toList();
    }

    private static boolean names(JsonNode problem, Place place) {
      for (JsonNode error : problem.path("errors")) {
        String told = error.path("pointer").asText() + " " + error.path("message").asText();
        boolean isNamed =
            told.matches("(?s)(\\S*/)?" + place.lastStep() + " .*")
                || told.startsWith(" " + place.lastStep() + " ");
        if (isNamed && (told.contains(Identifier.MESSAGE) || told.contains("given"))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      return Map.of("status", status, "body", body).toString();
    }
  }
}
