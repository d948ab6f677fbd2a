package nl.magbellen.gateway.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.gateway.program.Answer;

/**
 * Gets a token as a dialer, asks whether a number may be called, and fails unless there is a
 * decision for which all evidence could be had. It reads {@code MAGBELLEN_TEST_GATEWAY}, {@code
 * …_ISSUER}, {@code …_CLIENT_ID}, {@code …_CLIENT_SECRET}, {@code …_ADVERTISER} and {@code
 * …_CALLEE}; and {@code …_ISSUER_AUTHORITY}, a file of PEM, where the issuer's certificate is
 * signed by an authority that Java does not know.
 */
public final class FirstDecision {

  private static final String PREFIX = "MAGBELLEN_TEST_";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private final HttpClient http;

  FirstDecision(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    Optional.ofNullable(environment.get(PREFIX + "ISSUER_AUTHORITY"))
        .map(authority -> Authority.trusted(Path.of(authority)))
        .ifPresent(client::sslContext);
    this.http = client.build();
  }

  /** Ends with 0 when a decision was had, else with an exception that says why not. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Answer.print(new FirstDecision(System.getenv()).ask());
  }

  /**
   * PERMIT or DENY, with the decision's id.
   *
   * @throws IllegalStateException if there is no decision, or none with all evidence
   */
  String ask() throws IOException, InterruptedException {
    JsonNode decision = decision(token());
    if (decision.path("reasons").toString().contains("EVIDENCE_UNAVAILABLE")) {
      throw new IllegalStateException("evidence could not be had: " + decision.path("reasons"));
    }
    return decision.required("decision").asText() + " " + decision.required("id").asText();
  }

  private String token() throws IOException, InterruptedException {
    URI discovery = URI.create(setting("ISSUER") + "/.well-known/openid-configuration");
    String endpoint = send(HttpRequest.newBuilder(discovery)).required("token_endpoint").asText();
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded("CLIENT_ID"), encoded("CLIENT_SECRET"));
    return send(HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .required("access_token")
        .asText();
  }

  private JsonNode decision(String token) throws IOException, InterruptedException {
    JsonNode question =
        JSON.createObjectNode()
            .put("callee", setting("CALLEE"))
            .put("advertiser", setting("ADVERTISER"))
            .put("purpose", "COMMERCIAL")
            .put("subject", "helm-test")
            .put("reference", "helm-test");
    return send(
        HttpRequest.newBuilder(URI.create(setting("GATEWAY") + "/v1/call-permissions"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(question.toString())));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.request().uri() + " answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  private String encoded(String name) {
    return URLEncoder.encode(setting(name), StandardCharsets.UTF_8);
  }

  private String setting(String name) {
    String value = environment.get(PREFIX + name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(PREFIX + name + " is not set");
    }
    return value;
  }
}
