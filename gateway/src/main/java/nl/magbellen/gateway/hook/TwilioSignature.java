package nl.magbellen.gateway.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Twilio: HMAC-SHA-1, under the account's auth token, of the address as Twilio has
 * it and, of a form, each name with its values in the order of the names. Of a body that is no form
 * the address holds the SHA-256.
 *
 * @param url the whole address, with its query
 * @param form the fields of the form; empty if there is none
 */
record TwilioSignature(String url, Map<String, List<String>> form) {

  private static final String ALGORITHM = "HmacSHA1";

  private static final Pattern BODY_HASH =
      Pattern.compile("[?&]bodySHA256=([0-9A-Fa-f]{64})(?:&|$)");

  /** The address with a port or without: with which Twilio signs differs by its products. */
  private static final Pattern ORIGIN = Pattern.compile("^(https?)://([^/?:]+)(:[0-9]+)?");

  /** Whether one of these made it. */
  boolean isOf(List<String> secrets, String signature) {
    byte[] told = signature.strip().getBytes(StandardCharsets.US_ASCII);
    return secrets.stream()
        .flatMap(secret -> addresses().map(address -> signed(secret, address)))
        .map(right -> MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), told))
        .reduce(false, Boolean::logicalOr);
  }

  private Stream<String> addresses() {
    Matcher origin = ORIGIN.matcher(url);
    if (!origin.find()) {
      return Stream.of(url);
    }
    String rest = url.substring(origin.end());
    String bare = origin.group(1) + "://" + origin.group(2);
    String port = origin.group(1).equals("https") ? ":443" : ":80";
    return Stream.of(url, bare + rest, bare + port + rest).distinct();
  }

  private String signed(String secret, String address) {
    StringBuilder text = new StringBuilder(address);
    new TreeMap<>(form)
        .forEach(
            (name, values) ->
                values.stream()
                    .distinct()
                    .sorted()
                    .forEach(value -> text.append(name).append(value)));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing in this Java runtime", e);
    }
  }

  /** Whether the address holds the hash of this body. */
  boolean isOfBody(byte[] body) {
    Matcher told = BODY_HASH.matcher(url);
    try {
      return told.find()
          && MessageDigest.isEqual(
              HexFormat.of().parseHex(told.group(1)),
              MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime", e);
    }
  }

  /** The text holds the key of the hook. */
  @Override
  public String toString() {
    return "TwilioSignature[]";
  }
}
