package nl.magbellen.callerid.probe.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who we are to the trunk: digests of RFC 8760, by SHA-256, or by MD5 where it asks for that. */
record Credentials(String user, String password) {

  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))");

  private static final Map<String, String> DIGESTS = Map.of("MD5", "MD5", "SHA-256", "SHA-256");

  private static final String COUNT = "00000001";

  /** As logs and traces may show it. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }

  /**
   * The header line that answers a challenge; empty when it cannot be answered.
   *
   * @param made a random value of ours
   */
  Optional<String> answer(Incoming challenge, String method, String uri, String made) {
    Optional<Map<String, String>> asked = asked(challenge.challenge());
    return asked.map(
        parameters ->
            (challenge.status() == 407 ? "Proxy-Authorization" : "Authorization")
                + ": Digest "
                + answer(parameters, method, uri, made)
                + "\r\n");
  }

  /** Of several digests the strongest; those of another scheme or algorithm are passed over. */
  private static Optional<Map<String, String>> asked(String challenge) {
    Map<String, Map<String, String>> byAlgorithm = new HashMap<>();
    for (String one : challenge.split("(?i)\\bDigest\\s+")) {
      Map<String, String> parameters = parameters(one);
      String algorithm = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
      if (parameters.keySet().containsAll(Set.of("realm", "nonce"))
          && DIGESTS.containsKey(algorithm)) {
        byAlgorithm.putIfAbsent(algorithm, parameters);
      }
    }
    return Optional.ofNullable(byAlgorithm.getOrDefault("SHA-256", byAlgorithm.get("MD5")));
  }

  private static Map<String, String> parameters(String challenge) {
    Map<String, String> parameters = new HashMap<>();
    Matcher found = PARAMETER.matcher(challenge);
    while (found.find()) {
      parameters.putIfAbsent(
          found.group(1).toLowerCase(Locale.ROOT),
          found.group(2) == null ? found.group(3) : found.group(2));
    }
    return parameters;
  }

  private String answer(Map<String, String> asked, String method, String uri, String made) {
    String algorithm = asked.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    boolean quality = Set.of(asked.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth");
    String nonce = asked.get("nonce");
    String who = hex(algorithm, user + ":" + asked.get("realm") + ":" + password);
    String what = hex(algorithm, method + ":" + uri);
    String proof =
        quality
            ? String.join(":", who, nonce, COUNT, made, "auth", what)
            : String.join(":", who, nonce, what);
    StringBuilder line = new StringBuilder();
    line.append("username=\"%s\", realm=\"%s\", ".formatted(user, asked.get("realm")));
    line.append("nonce=\"%s\", uri=\"%s\", ".formatted(nonce, uri));
    line.append("response=\"%s\", algorithm=%s".formatted(hex(algorithm, proof), algorithm));
    if (quality) {
      line.append(", qop=auth, nc=%s, cnonce=\"%s\"".formatted(COUNT, made));
    }
    if (asked.containsKey("opaque")) {
      line.append(", opaque=\"%s\"".formatted(asked.get("opaque")));
    }
    return line.toString();
  }

  private static String hex(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(DIGESTS.get(algorithm))
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5 and SHA-256.", e);
    }
  }
}
