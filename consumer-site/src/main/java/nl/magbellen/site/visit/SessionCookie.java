package nl.magbellen.site.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.UnreadableCiphertextException;
import nl.magbellen.site.service.ServiceJson;

/** Writes sessions into a cookie, encrypted for one visitor, and reads them back. */
@ApplicationScoped
class SessionCookie {

  private static final String NAME = "visit";

  private final NumberCipher cipher;

  SessionCookie(NumberCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * The session of a visitor; empty when it is over, changed, another visitor's, or was never one
   * of ours.
   */
  Optional<Session> read(RoutingContext routing, UUID visitor, Instant now) {
    Cookie cookie = routing.request().getCookie(name(routing));
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] encrypted = Base64.getUrlDecoder().decode(cookie.getValue());
      String json = cipher.decryptText(encrypted, purpose(visitor));
      Session session = ServiceJson.MAPPER.readValue(json, Session.class);
      return Optional.of(session).filter(found -> now.isBefore(found.until()));
    } catch (IllegalArgumentException
        | UnreadableCiphertextException
        | JsonProcessingException foreign) {
      // A cookie that we did not write is ignored: a visitor without a session.
      return Optional.empty();
    }
  }

  /** Gives the browser the session of a visitor. */
  void write(RoutingContext routing, UUID visitor, Session session, Instant now) {
    try {
      String json = ServiceJson.MAPPER.writeValueAsString(session);
      byte[] encrypted = cipher.encrypt(json, purpose(visitor));
      String value = Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
      long seconds = Math.max(1, session.until().getEpochSecond() - now.getEpochSecond());
      routing.response().addCookie(cookie(value, seconds, routing));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A session cannot be written as JSON.", e);
    }
  }

  /** Takes the session's cookie away. */
  void end(RoutingContext routing) {
    routing.response().addCookie(cookie("", 0, routing));
  }

  private static String name(RoutingContext routing) {
    return VisitorCookie.name(NAME, VisitorCookie.isSecure(routing));
  }

  /** Under another visitor's id it cannot be read. */
  private static String purpose(UUID visitor) {
    return "site.session of " + visitor;
  }

  private static Cookie cookie(String value, long seconds, RoutingContext routing) {
    return Cookie.cookie(name(routing), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(VisitorCookie.isSecure(routing))
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(seconds);
  }
}
