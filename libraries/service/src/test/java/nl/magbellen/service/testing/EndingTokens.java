package nl.magbellen.service.testing;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The tokens of an issuer that makes them short, and a service that takes none that has ended. They
 * end at a whole second, as tokens do: up to a second before who got them thinks.
 */
public final class EndingTokens {

  /** How long a token holds. */
  public static final Duration LIFETIME = Duration.ofSeconds(25);

  private static final String SCHEME = "Bearer ";

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<Duration> leastLeft = new AtomicReference<>(LIFETIME);

  /** With these a service under test gets its own tokens there, at {@code /token}. */
  public static Map<String, String> settings(String issuer) {
    return Map.of(
        "quarkus.oidc-client.client-enabled", "true",
        "quarkus.oidc-client.auth-server-url", issuer,
        "quarkus.oidc-client.discovery-enabled", "false",
        "quarkus.oidc-client.token-path", "/token",
        "quarkus.oidc-client.client-id", "this-service",
        "quarkus.oidc-client.credentials.secret", "for tests only");
  }

  /** Gives one. */
  public void give(HttpExchange exchange) throws IOException {
    String token = UUID.randomUUID().toString();
    ends.put(token, Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(LIFETIME));
    byte[] body =
        "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d}"
            .formatted(token, LIFETIME.toSeconds())
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Refuses requests with a token that has ended, or that is none of these, with 401. */
  public Filter check() {
    return new Filter() {
      @Override
      public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (isTaken(exchange.getRequestHeaders().getFirst("Authorization"))) {
          chain.doFilter(exchange);
        } else {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        }
      }

      @Override
      public String description() {
        return "takes tokens that hold";
      }
    };
  }

  private boolean isTaken(String credentials) {
    boolean isToken = credentials != null && credentials.startsWith(SCHEME);
    Instant end = isToken ? ends.get(credentials.substring(SCHEME.length())) : null;
    Duration left = end == null ? Duration.ZERO : Duration.between(Instant.now(), end);
    leastLeft.accumulateAndGet(left, (least, next) -> next.compareTo(least) < 0 ? next : least);
    boolean holds = left.isPositive();
    if (!holds) {
      refused.incrementAndGet();
    }
    return holds;
  }

  /** How many were given. */
  int given() {
    return ends.size();
  }

  /** How many have ended. */
  long ended() {
    return ends.values().stream().filter(end -> !end.isAfter(Instant.now())).count();
  }

  /** How many requests were refused. */
  int refused() {
    return refused.get();
  }

  /** The least time for which a token was still good when it came. */
  Duration leastLeft() {
    return leastLeft.get();
  }
}
