package nl.magbellen.gateway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a receiver shares with us, as <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a> has it: {@code whsec_} and Base64 of 24 to 64 bytes. No text form of it is there but
 * {@link #written}.
 */
public final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int USUAL_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  public static WebhookSecret random() {
    byte[] bytes = new byte[USUAL_BYTES];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it has another form; the message tells nothing of it
   */
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("no " + PREFIX);
    }
    byte[] bytes = decoded(text.substring(PREFIX.length()));
    if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("not 24 to 64 bytes");
    }
    return new WebhookSecret(bytes);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not Base64");
    }
  }

  /** As its receiver has it. */
  public String written() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * What the header {@code webhook-signature} holds.
   *
   * @param id of the message, without a point
   * @param at when it is sent
   */
  String signature(String id, Instant at, String body) {
    String signed = id + "." + at.getEpochSecond() + "." + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing in this Java runtime", e);
    }
  }
}
