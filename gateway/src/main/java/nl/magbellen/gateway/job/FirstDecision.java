package nl.magbellen.gateway.job;

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

/**
 * Gets a token as a dialer, asks whether a number may be called, and fails unless there is a
 * decision for which all evidence could be had. Its {@link Settings} are {@code
 * magbellen.test.gateway}, {@code ….issuer}, {@code ….client-id}, {@code ….client-secret}, {@code
 * ….advertiser} and {@code ….callee}; and {@code ….issuer-authority}, a file of PEM, where the
 * issuer's certificate is signed by an authority that Java does not know.
 */
public final class FirstDecision {

  private static final String PREFIX = "magbellen.test.";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Settings settings;
  private final HttpClient http;

  FirstDecision(Map<String, String> environment) {
    this.settings = Settings.of(environment);
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    settings
        .optional(PREFIX + "issuer-authority")
        .map(authority -> Authority.trusted(Path.of(authority)))
        .ifPresent(client::sslContext);
    this.http = client.build();
  }

  /** Ends with 0 when a decision was had, else with an exception that says why not. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    LineOut.print(new FirstDecision(System.getenv()).ask());
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
    URI discovery = URI.create(setting("issuer") + "/.well-known/openid-configuration");
    String endpoint = send(HttpRequest.newBuilder(discovery)).required("token_endpoint").asText();
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded("client-id"), encoded("client-secret"));
    return send(HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .required("access_token")
        .asText();
  }

  private JsonNode decision(String token) throws IOException, InterruptedException {
    JsonNode question =
        JSON.createObjectNode()
            .put("callee", setting("callee"))
            .put("advertiser", setting("advertiser"))
            .put("purpose", "COMMERCIAL")
            .put("subject", "helm-test")
            .put("reference", "helm-test");
    return send(
        HttpRequest.newBuilder(URI.create(setting("gateway") + "/v1/call-permissions"))
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
    return settings.required(PREFIX + name);
  }
}
