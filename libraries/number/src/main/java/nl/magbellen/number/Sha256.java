package nl.magbellen.number;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 of texts, which are taken as UTF-8. */
public final class Sha256 {

  private Sha256() {}

  /** The digest of a text in UTF-8, 32 bytes. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest, 32 bytes. */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** The digest as base64url without padding: 43 characters. */
  public static String text(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text));
  }

  /**
   * A digest that stands for a telephone number in a signed document: who knows the number can
   * check it, and it is another one in each document.
   *
   * @param document the document's id
   * @param number as E.164
   * @return base64url of SHA-256 over {@code <document>:<E.164>}
   */
  public static String ofNumber(Object document, String number) {
    return text(document + ":" + number);
  }
}
