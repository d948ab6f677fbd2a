package nl.magbellen.site.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the compact JWS (EdDSA) in what somebody shows: the text alone, a PDF's text, a file. */
final class SignedText {

  /** Two JSON objects and 64 bytes, in base64url. */
  private static final Pattern JWS = Pattern.compile("eyJ[\\w-]++\\.eyJ[\\w-]++\\.[\\w-]{86}");

  private static final String CONSENT = "\"dpv:ConsentRecord\"";

  private SignedText() {}

  /** In text that was pasted: spaces and line ends in it don't matter. */
  static Optional<String> in(String pasted) {
    return find(pasted.replaceAll("\\s", ""));
  }

  /**
   * In a file. Of a PDF nothing is unpacked: its proof stands among its metadata, which PDF/A keeps
   * legible.
   */
  static Optional<String> in(byte[] file) {
    return find(new String(file, ISO_8859_1));
  }

  /** Whether a JWS says that it proves a consent: then consent-service knows if that is true. */
  static boolean isOfConsent(String signed) {
    String claims = signed.substring(signed.indexOf('.') + 1, signed.lastIndexOf('.'));
    try {
      return new String(Base64.getUrlDecoder().decode(claims), UTF_8).contains(CONSENT);
    } catch (IllegalArgumentException cutOff) {
      return false;
    }
  }

  private static Optional<String> find(String text) {
    return JWS.matcher(text).results().map(MatchResult::group).findFirst();
  }
}
