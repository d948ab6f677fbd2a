package nl.magbellen.site.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.UnreadableCiphertextException;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.service.ServiceJson;

/**
 * Keeps a form that was sent in the visitor's own browser, for the page that answers it: encrypted
 * for one visitor and one address, so that the page has an address to which the browser can come
 * back. One form an address.
 */
@ApplicationScoped
class FilledForms {

  private static final String NAME = "filled";

  /** Proxies take no more than 4 KiB of headers of an answer, and there are others. */
  private static final int LONGEST = 2500;

  private final NumberCipher cipher;

  FilledForms(NumberCipher cipher) {
    this.cipher = cipher;
  }

  /** Gives the browser a form of a visitor; false, and nothing is given, if it is too long. */
  boolean write(RoutingContext routing, UUID visitor, String path, Form form) {
    try {
      String json = ServiceJson.MAPPER.writeValueAsString(form.filled());
      byte[] encrypted = cipher.encrypt(json, purpose(visitor, path));
      String value = Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
      if (value.length() > LONGEST) {
        return false;
      }
      routing.response().addCookie(cookie(value, path, routing));
      return true;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A form cannot be written as JSON.", e);
    }
  }

  /** The form that a visitor sent; empty when it is gone, changed, or another visitor's. */
  Optional<Form> read(RoutingContext routing, UUID visitor, String path) {
    Cookie cookie = routing.request().getCookie(name(routing));
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] encrypted = Base64.getUrlDecoder().decode(cookie.getValue());
      String json = cipher.decryptText(encrypted, purpose(visitor, path));
      return Optional.of(Form.of(ServiceJson.MAPPER.readValue(json, Form.Filled.class)));
    } catch (IllegalArgumentException
        | UnreadableCiphertextException
        | JsonProcessingException foreign) {
      // A cookie that we did not write is ignored: a form that was not filled in.
      return Optional.empty();
    }
  }

  /** For another visitor or at another address it cannot be read. */
  private static String purpose(UUID visitor, String path) {
    return "site.filled-form of " + visitor + " at " + path;
  }

  /** Not {@code __Host-}: that is for cookies of all addresses. */
  private static String name(RoutingContext routing) {
    return VisitorCookie.isSecure(routing) ? "__Secure-" + NAME : NAME;
  }

  private static Cookie cookie(String value, String path, RoutingContext routing) {
    return Cookie.cookie(name(routing), value)
        .setPath(path)
        .setHttpOnly(true)
        .setSecure(VisitorCookie.isSecure(routing))
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(Session.IDLE.toSeconds());
  }
}
