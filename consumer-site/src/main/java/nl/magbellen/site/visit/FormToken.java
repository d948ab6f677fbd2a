package nl.magbellen.site.visit;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Base64;
import java.util.UUID;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.UnreadableCiphertextException;

/**
 * What a form carries so that it can come from our own pages only: the visitor's id, encrypted and
 * authenticated with our key, differently on every page. Nobody else can make one, and one that was
 * made for another visitor is worth nothing.
 */
@Named("form")
@RequestScoped
public class FormToken {

  /** The field of the form. */
  static final String FIELD = "csrf-token";

  private static final String PURPOSE = "site.form";

  private final RoutingContext routing;
  private final NumberCipher cipher;

  FormToken(RoutingContext routing, NumberCipher cipher) {
    this.routing = routing;
    this.cipher = cipher;
  }

  /** The field's name, for templates. */
  public String getField() {
    return FIELD;
  }

  /** The field's value, for templates. */
  public String getValue() {
    byte[] sealed = cipher.encrypt(Visitor.of(routing).toString(), PURPOSE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * Whether a form was made for this visitor.
   *
   * @param value of its field; null when it has none
   */
  static boolean isOf(UUID visitor, String value, NumberCipher cipher) {
    try {
      return value != null
          && cipher
              .decryptText(Base64.getUrlDecoder().decode(value), PURPOSE)
              .equals(visitor.toString());
    } catch (IllegalArgumentException | UnreadableCiphertextException foreign) {
      return false;
    }
  }
}
