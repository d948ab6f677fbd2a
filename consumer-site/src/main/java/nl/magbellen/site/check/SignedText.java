package nl.magbellen.site.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the compact JWS (EdDSA) in what somebody shows: the text alone, a PDF's text, a file. */
final class SignedText {

  /** Two JSON objects and 64 bytes, in base64url. */
  private static final Pattern JWS = Pattern.compile("eyJ[\\w-]++\\.eyJ[\\w-]++\\.[\\w-]{86}");

  private static final String CONSENT = "\"dpv:ConsentRecord\"";

  /** Reads only what has one meaning. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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

  /**
   * Whether text is a JSON file of ours that somebody changed: what it says in the open is not what
   * its proof says. The signature alone does not tell, for it is over the proof.
   *
   * @param shown the whole file, or all that was pasted
   * @param signed the JWS in it
   */
  static boolean isChanged(String shown, String signed) {
    if (!shown.strip().startsWith("{")) {
      return false;
    }
    try {
      JsonNode open = STRICT.readTree(shown.strip());
      return !(open instanceof ObjectNode file)
          || !file.path("proof").asText().equals(signed)
          || !file.without("proof").equals(STRICT.readTree(claims(signed)));
    } catch (JsonProcessingException | IllegalArgumentException notAsWeMakeThem) {
      return true;
    }
  }

  /** Whether a JWS says that it proves a consent: then consent-service knows if that is true. */
  static boolean isOfConsent(String signed) {
    try {
      return claims(signed).contains(CONSENT);
    } catch (IllegalArgumentException cutOff) {
      return false;
    }
  }

  private static String claims(String signed) {
    String claims = signed.substring(signed.indexOf('.') + 1, signed.lastIndexOf('.'));
    return new String(Base64.getUrlDecoder().decode(claims), UTF_8);
  }

  private static Optional<String> find(String text) {
    return JWS.matcher(text).results().map(MatchResult::group).findFirst();
  }
}
