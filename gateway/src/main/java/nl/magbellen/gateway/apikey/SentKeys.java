package nl.magbellen.gateway.apikey;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where a request may hold a key, and the keys that it holds. */
final class SentKeys {

  /** The parameter of a query, and the field of a form. */
  private static final String PARAMETER = "key";

  private static final String HEADER = "X-API-Key";
  private static final String SCHEME = "ApiKey ";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Of {@code /v1/hooks/{key}/{preset}}, cut at its slashes. */
  private static final int IN_PATH_OF_HOOKS = 3;

  private SentKeys() {}

  /** Those in headers, query and path. */
  static List<String> in(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    List<String> keys = new ArrayList<>(request.headers().getAll(HEADER));
    request.headers().getAll(HttpHeaders.AUTHORIZATION).stream()
        .filter(SentKeys::isKey)
        .map(authorization -> authorization.substring(SCHEME.length()).strip())
        .forEach(keys::add);
    Scope.of(routing.normalizedPath())
        .ifPresent(
            scope -> {
              switch (scope) {
                case SHORT, FACADE -> keys.addAll(routing.queryParam(PARAMETER));
                case HOOK -> keys.addAll(inPath(routing.normalizedPath()));
              }
            });
    return keys;
  }

  private static List<String> inPath(String path) {
    String[] parts = path.split("/");
    return parts.length > IN_PATH_OF_HOOKS ? List.of(parts[IN_PATH_OF_HOOKS]) : List.of();
  }

  /** Whether the request has another credential, which is not ours to judge. */
  static boolean besideToken(RoutingContext routing) {
    return routing.request().headers().getAll(HttpHeaders.AUTHORIZATION).stream()
        .anyMatch(authorization -> !isKey(authorization));
  }

  private static boolean isKey(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Whether the body may hold a key: a form, where keys are taken. */
  static boolean mayBeInBody(RoutingContext routing) {
    String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return routing.request().method().equals(HttpMethod.POST)
        && type != null
        && type.regionMatches(true, 0, FORM, 0, FORM.length())
        && Scope.of(routing.normalizedPath()).filter(scope -> scope != Scope.HOOK).isPresent();
  }

  /** Those in a form; what cannot be read holds none. */
  static List<String> inForm(byte[] body) {
    try {
      return new QueryStringDecoder(
              new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false)
          .parameters()
          .getOrDefault(PARAMETER, List.of());
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
