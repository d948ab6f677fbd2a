package nl.magbellen.site.visit;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells one browser from another, from its first page on until it leaves: by a random id in a
 * cookie. Forms and sessions are bound to it, so that neither is good for another browser.
 */
final class VisitorCookie {

  private static final String NAME = "visitor";

  private VisitorCookie() {}

  /** Whether the browser came over TLS, as far as we or a trusted proxy know. */
  static boolean isSecure(RoutingContext routing) {
    return routing.request().isSSL() || "https".equals(routing.request().scheme());
  }

  /** A browser keeps a {@code __Host-} cookie only from this very host, over TLS. */
  static String name(String plain, boolean secure) {
    return secure ? "__Host-" + plain : plain;
  }

  /** The visitor as the request says it; empty when it says nothing that we wrote. */
  static Optional<UUID> sent(RoutingContext routing) {
    Cookie cookie = routing.request().getCookie(name(NAME, isSecure(routing)));
    if (cookie == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(cookie.getValue()));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** Makes the browser a visitor that nobody was before. */
  static UUID give(RoutingContext routing) {
    UUID visitor = UUID.randomUUID();
    routing.response().addCookie(cookie(visitor.toString(), routing));
    return visitor;
  }

  /** Takes the cookie away. */
  static void end(RoutingContext routing) {
    routing.response().addCookie(cookie("", routing).setMaxAge(0));
  }

  private static Cookie cookie(String value, RoutingContext routing) {
    boolean secure = isSecure(routing);
    return Cookie.cookie(name(NAME, secure), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT);
  }
}
