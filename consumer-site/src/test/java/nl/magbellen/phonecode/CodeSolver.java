package nl.magbellen.phonecode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Base64;
import org.altcha.altcha.Altcha;

/** Does the work that a browser would do. */
@ApplicationScoped
class CodeSolver {

  private final Challenges challenges;
  private final InstantSource time;
  private final ObjectMapper json;

  CodeSolver(Challenges challenges, InstantSource time, ObjectMapper json) {
    this.challenges = challenges;
    this.time = time;
    this.json = json;
  }

  /** A new challenge, solved. */
  ProofOfWork solved() {
    return solved(challenges.next(time.instant()));
  }

  /** A challenge, solved. */
  ProofOfWork solved(Challenge challenge) {
    ObjectNode solution = json.createObjectNode();
    solution.put("algorithm", challenge.algorithm());
    solution.put("challenge", challenge.challenge());
    solution.put("number", number(challenge));
    solution.put("salt", challenge.salt());
    solution.put("signature", challenge.signature());
    return encoded(solution.toString());
  }

  /** The same solution in other JSON. */
  ProofOfWork writtenOtherwise(ProofOfWork proof) {
    return encoded(decoded(proof).put("took", 1).toPrettyString());
  }

  /** The same solution, said to last longer by moving the number's digits into the expiry. */
  ProofOfWork withLaterExpiry(ProofOfWork proof) {
    ObjectNode solution = decoded(proof);
    String salt = solution.get("salt").textValue();
    String digits = solution.get("number").asText();
    return encoded(
        solution
            .put("salt", salt.substring(0, salt.length() - 1) + digits.charAt(0) + "&")
            .put("number", Long.parseLong("0" + digits.substring(1)))
            .toString());
  }

  private ObjectNode decoded(ProofOfWork proof) {
    try {
      JsonNode solution = json.readTree(Base64.getDecoder().decode(proof.solution()));
      return (ObjectNode) solution;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProofOfWork encoded(String solution) {
    return ProofOfWork.of(Base64.getEncoder().encodeToString(solution.getBytes()));
  }

  private static long number(Challenge challenge) {
    try {
      return Altcha.solveChallenge(
              challenge.challenge(),
              challenge.salt(),
              Altcha.Algorithm.SHA256,
              challenge.maxnumber(),
              0)
          .number;
    } catch (Exception declared) {
      throw new IllegalStateException(declared);
    }
  }
}
