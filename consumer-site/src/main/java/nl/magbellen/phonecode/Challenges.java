package nl.magbellen.phonecode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.altcha.altcha.Altcha;

/**
 * Makes proof-of-work challenges and checks their solutions (ALTCHA, protocol version 1). A
 * solution counts once: {@link CodeLimits} remembers it until it expires.
 */
@ApplicationScoped
class Challenges {

  private static final int LONGEST_SOLUTION = 2_000;

  /** Nothing may stand between expiry and number, or one could pass for the other. */
  private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{10})&");

  private final CodeSettings.Work settings;
  private final CodeSecrets secrets;
  private final ObjectMapper json;

  Challenges(CodeSettings settings, CodeSecrets secrets, ObjectMapper json) {
    this.settings = settings.proofOfWork();
    this.secrets = secrets;
    this.json = json;
  }

  /**
   * A solved challenge.
   *
   * @param challenge the challenge, the same for every way of writing its solution
   * @param expiresAt from when it does not count
   */
  record Solved(String challenge, Instant expiresAt) {}

  /** A new challenge. */
  Challenge next(Instant now) {
    Altcha.Challenge made =
        create(
            new Altcha.ChallengeOptions()
                .setAlgorithm(Altcha.Algorithm.SHA256)
                .setSecureRandomNumber(true)
                .setMaxNumber(settings.highestNumber())
                .setExpires(now.plus(settings.lifetime()).getEpochSecond())
                .setHmacKey(secrets.challengeKeys().getFirst()));
    return new Challenge(made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
  }

  /** The challenge that this proof solves; empty when it solves none of ours, or too late. */
  Optional<Solved> solved(ProofOfWork proof, Instant now) {
    return payload(proof)
        .flatMap(
            payload -> {
              Matcher salt = SALT.matcher(payload.salt);
              return salt.matches() && isOurs(payload)
                  ? Optional.of(
                      new Solved(
                          payload.challenge, Instant.ofEpochSecond(Long.parseLong(salt.group(1)))))
                  : Optional.empty();
            })
        .filter(solved -> solved.expiresAt().isAfter(now));
  }

  private boolean isOurs(Altcha.Payload payload) {
    return secrets.challengeKeys().stream().anyMatch(key -> verifies(payload, key));
  }

  private Optional<Altcha.Payload> payload(ProofOfWork proof) {
    if (proof.solution().length() > LONGEST_SOLUTION) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(proof.solution());
      return payload(json.readTree(new String(decoded, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | JsonProcessingException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<Altcha.Payload> payload(JsonNode solution) {
    Altcha.Payload payload = new Altcha.Payload();
    payload.algorithm = solution.path("algorithm").asText();
    payload.challenge = solution.path("challenge").asText();
    payload.number = solution.path("number").asLong(-1);
    payload.salt = solution.path("salt").asText();
    payload.signature = solution.path("signature").asText();
    return payload.number >= 0 && payload.algorithm.equals(Altcha.Algorithm.SHA256.getName())
        ? Optional.of(payload)
        : Optional.empty();
  }

  /** The library checks no expiry here: it would read a clock of its own. */
  private static boolean verifies(Altcha.Payload payload, String key) {
    try {
      return Altcha.verifySolution(payload, key, false);
    } catch (Exception declared) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime", declared);
    }
  }

  private static Altcha.Challenge create(Altcha.ChallengeOptions options) {
    try {
      return Altcha.createChallenge(options);
    } catch (Exception declared) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime", declared);
    }
  }
}
