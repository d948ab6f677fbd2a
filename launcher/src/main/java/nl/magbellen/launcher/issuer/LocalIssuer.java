package nl.magbellen.launcher.issuer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.StackException;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/**
 * A small OpenID Connect issuer to try things out with: discovery, keys, and client credentials for
 * the services that ask others. On one machine it listens on the loopback address only.
 */
public final class LocalIssuer implements AutoCloseable {

  /** The gateway, when it asks the other services. */
  public static final String GATEWAY = "gateway";

  /** The consent service, when it asks which advertisers are registered. */
  public static final String CONSENT_SERVICE = "consent-service";

  /** The consumers' pages, when they ask the other services. */
  public static final String OBJECTION_SERVICE = "objection-service";

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TokenSigner signer;
  private final LocalKeys keys;
  private final Map<String, TokenRequest> clients;

  private LocalIssuer(
      HttpServer server, TokenSigner signer, LocalKeys keys, List<TokenRequest> clients) {
    this.server = server;
    this.signer = signer;
    this.keys = keys;
    this.clients =
        Stream.concat(
                Stream.of(GATEWAY, CONSENT_SERVICE, OBJECTION_SERVICE).map(LocalIssuer::service),
                clients.stream())
            .collect(Collectors.toUnmodifiableMap(TokenRequest::subject, request -> request));
  }

  /**
   * What a client of these roles is given: a token of ten minutes for these advertisers.
   *
   * @param client its client id
   */
  public static TokenRequest client(String client, List<Role> roles, List<String> advertisers) {
    return new TokenRequest(client, roles, advertisers, null, TOKEN_LIFETIME);
  }

  private static TokenRequest service(String client) {
    return client(client, List.of(Role.SERVICE), List.of("*"));
  }

  /**
   * Starts to listen.
   *
   * @param port a free port
   * @throws StackException when the port is taken
   */
  public static LocalIssuer start(int port, LocalKeys keys) {
    try {
      return start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          url(port),
          keys,
          List.of());
    } catch (IOException taken) {
      throw new StackException(
          "port %d (ISSUER) is taken: set MAGBELLEN_ISSUER_PORT".formatted(port), taken);
    }
  }

  /**
   * Starts to listen where others than this machine reach it.
   *
   * @param url its URL for them, as it stands in {@code iss}
   * @param clients what other clients than the services are given, by their subjects
   * @throws IOException when the address is taken
   */
  public static LocalIssuer start(
      InetSocketAddress address, String url, LocalKeys keys, List<TokenRequest> clients)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    LocalIssuer issuer =
        new LocalIssuer(server, new TokenSigner(url, keys.issuerKey()), keys, clients);
    issuer.listen();
    return issuer;
  }

  /** The issuer's URL on that port, as it stands in {@code iss}. */
  public static String url(int port) {
    return "http://localhost:" + port;
  }

  /** The secret with which a client of this home gets its token. */
  public static String secretOf(String client, LocalKeys keys) {
    return keys.secret("client-" + client);
  }

  /** Signs tokens as this issuer. */
  public TokenSigner signer() {
    return signer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void listen() {
    server.createContext("/.well-known/openid-configuration", on("GET", this::discovery));
    server.createContext("/jwks", on("GET", this::publicKeys));
    server.createContext("/token", on("POST", this::token));
    server.setExecutor(threads);
    server.start();
  }

  private Answer discovery(HttpExchange exchange) {
    return new Answer(
        200,
        Map.of(
            "issuer", signer.issuer(),
            "jwks_uri", signer.issuer() + "/jwks",
            "token_endpoint", signer.issuer() + "/token",
            "grant_types_supported", List.of("client_credentials"),
            "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post"),
            "response_types_supported", List.of("token"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("ES256")));
  }

  private Answer publicKeys(HttpExchange exchange) {
    return new Answer(
        200, Map.of("keys", List.of(signer.key().toParams(OutputControlLevel.PUBLIC_ONLY))));
  }

  private Answer token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return new Answer(400, Map.of("error", "unsupported_grant_type"));
    }
    String presented = credentials(exchange, form);
    return clients.values().stream()
        .filter(client -> isSecretOf(client.subject(), presented))
        .findFirst()
        .map(this::tokenFor)
        .orElseGet(() -> new Answer(401, Map.of("error", "invalid_client")));
  }

  private Answer tokenFor(TokenRequest client) {
    return new Answer(
        200,
        Map.of(
            "access_token", signer.sign(client, Instant.now()),
            "token_type", "Bearer",
            "expires_in", client.lifetime().toSeconds()));
  }

  private boolean isSecretOf(String client, String presented) {
    return MessageDigest.isEqual(
        presented.getBytes(StandardCharsets.UTF_8),
        (client + ":" + secretOf(client, keys)).getBytes(StandardCharsets.UTF_8));
  }

  private static String credentials(HttpExchange exchange, Map<String, String> form) {
    String basic = exchange.getRequestHeaders().getFirst("Authorization");
    if (basic != null && basic.startsWith("Basic ")) {
      byte[] decoded = Base64.getMimeDecoder().decode(basic.substring("Basic ".length()));
      return decoded(new String(decoded, StandardCharsets.UTF_8));
    }
    return form.get("client_id") + ":" + form.get("client_secret");
  }

  /** Some clients form-encode Basic credentials, as RFC 6749 asks; a Base64 plus sign must live. */
  private static String decoded(String credentials) {
    return credentials.contains("%")
        ? URLDecoder.decode(credentials, StandardCharsets.UTF_8)
        : credentials;
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> first));
  }

  private static HttpHandler on(String method, Endpoint endpoint) {
    return exchange -> {
      try (exchange) {
        Answer answer =
            method.equals(exchange.getRequestMethod())
                ? endpoint.answer(exchange)
                : new Answer(405, Map.of("error", "invalid_request"));
        byte[] body = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    };
  }

  private record Answer(int status, Map<String, Object> body) {}

  private interface Endpoint {
    Answer answer(HttpExchange exchange) throws IOException;
  }
}
