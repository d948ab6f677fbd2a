package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.service.upload.FormFields;

/** Where a request may hold a key, and the keys that it holds. */
final class SentKeys {

  /** The parameter of a query, and the field of a form. */
  private static final String PARAMETER = "key";

  /** What the façade's clients call it, in header, query and form. */
  private static final String LOGIN = "loginId";

  private static final String HEADER = "X-API-Key";
  private static final String SCHEME = "ApiKey ";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data";

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
                case SHORT -> keys.addAll(routing.queryParam(PARAMETER));
                case FACADE -> {
                  keys.addAll(request.headers().getAll(LOGIN));
                  keys.addAll(routing.queryParam(LOGIN));
                }
                case HOOK -> {
                  String part = inPath(routing.normalizedPath());
                  if (part.startsWith(Secret.PREFIX) || !besideToken(routing)) {
                    keys.add(part);
                  }
                }
              }
            });
    return keys;
  }

  /** Beside a token it may be anything that is no key. */
  private static String inPath(String path) {
    String[] parts = path.split("/");
    return parts.length > IN_PATH_OF_HOOKS ? parts[IN_PATH_OF_HOOKS] : "";
  }

  /** Whether the request has another credential, which is not ours to judge. */
  static boolean besideToken(RoutingContext routing) {
    return routing.request().headers().getAll(HttpHeaders.AUTHORIZATION).stream()
        .anyMatch(authorization -> !isKey(authorization));
  }

  private static boolean isKey(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** The key in the body; none where none is taken there. */
  static Uni<List<String>> inBody(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (!request.method().equals(HttpMethod.POST) || type == null) {
      return Uni.createFrom().item(List.of());
    }
    return Scope.of(routing.normalizedPath())
        .map(
            scope ->
                switch (scope) {
                  case SHORT -> isA(type, FORM) ? whole(request) : null;
                  case FACADE ->
                      isA(type, FORM) || isA(type, PARTS)
                          ? BodyBeginning.field(LOGIN, type, request)
                          : null;
                  case HOOK -> null;
                })
        .orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  private static boolean isA(String type, String form) {
    return type.regionMatches(true, 0, form, 0, form.length());
  }

  private static Uni<List<String>> whole(HttpServerRequest request) {
    return FormBody.of(request).map(body -> FormFields.begun(FORM, body, true, PARAMETER));
  }
}
