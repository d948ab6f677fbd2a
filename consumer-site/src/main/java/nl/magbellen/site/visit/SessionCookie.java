package nl.magbellen.site.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.UnreadableCiphertextException;
import nl.magbellen.site.service.ServiceJson;

/** Writes sessions into the visitor's cookie, encrypted, and reads them back. */
@ApplicationScoped
class SessionCookie {

  private static final String NAME = "visit";
  private static final String PURPOSE = "site.session";

  private final NumberCipher cipher;

  SessionCookie(NumberCipher cipher) {
    this.cipher = cipher;
  }

  /** A browser keeps a {@code __Host-} cookie only from this very host, over TLS. */
  static String name(boolean secure) {
    return secure ? "__Host-" + NAME : NAME;
  }

  /** The session in a cookie's value; empty when it is over, changed, or was never one of ours. */
  Optional<Session> read(Cookie cookie, Instant now) {
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] encrypted = Base64.getUrlDecoder().decode(cookie.getValue());
      Session session =
          ServiceJson.MAPPER.readValue(cipher.decryptText(encrypted, PURPOSE), Session.class);
      return Optional.of(session).filter(found -> now.isBefore(found.until()));
    } catch (IllegalArgumentException
        | UnreadableCiphertextException
        | JsonProcessingException foreign) {
      // Whoever sends a cookie that we did not write is a visitor without a session.
      return Optional.empty();
    }
  }

  /** The cookie of a session. */
  Cookie write(Session session, Instant now, boolean secure) {
    try {
      byte[] encrypted = cipher.encrypt(ServiceJson.MAPPER.writeValueAsString(session), PURPOSE);
      String value = Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
      long seconds = Math.max(1, session.until().getEpochSecond() - now.getEpochSecond());
      return cookie(value, seconds, secure);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A session cannot be written as JSON.", e);
    }
  }

  /** The cookie that ends a session. */
  Cookie end(boolean secure) {
    return cookie("", 0, secure);
  }

  private static Cookie cookie(String value, long seconds, boolean secure) {
    return Cookie.cookie(name(secure), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(seconds);
  }
}
