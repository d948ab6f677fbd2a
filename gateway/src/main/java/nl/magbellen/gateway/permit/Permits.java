package nl.magbellen.gateway.permit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.magbellen.common.signing.SigningKeys;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.decision.Verdict;
import nl.magbellen.gateway.question.Question;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each binding PERMIT its signed permit: the fields of the decision and of the question,
 * without the number that is called. In its place stands {@code calleeDigest}, which somebody who
 * knows the number can check: base64url of SHA-256 over {@code <id>:<E.164>}.
 */
@ApplicationScoped
public class Permits {

  private final SigningKeys keys;
  private final ObjectMapper json;
  private final String issuer;

  Permits(
      SigningKeys keys,
      ObjectMapper json,
      @ConfigProperty(name = "magbellen.gateway.url") String issuer) {
    this.keys = keys;
    this.json = json;
    this.issuer = issuer;
  }

  /** The same batch, each binding PERMIT with its permit. */
  public List<Decided> sign(List<Decided> batch) {
    return batch.stream().map(this::sign).toList();
  }

  private Decided sign(Decided decided) {
    CallPermission answer = decided.answer();
    boolean usable =
        answer.decision() == Verdict.PERMIT
            && answer.binding()
            && answer.validUntil().isAfter(answer.decidedAt());
    if (!usable) {
      return decided;
    }
    return decided.with(answer.withPermit(keys.sign(claims(decided))));
  }

  private String claims(Decided decided) {
    CallPermission answer = decided.answer();
    Question question = decided.question();
    ObjectNode claims = json.valueToTree(answer);
    claims.remove("permit");
    claims.put("iss", issuer);
    claims.put("jti", answer.id().toString());
    claims.put("iat", answer.decidedAt().getEpochSecond());
    claims.put("nbf", answer.at().getEpochSecond());
    claims.put("exp", answer.validUntil().getEpochSecond());
    claims.put("calleeDigest", digest(answer.id(), question.callee().text()));
    claims.put("callerId", question.callerId().text());
    claims.put("advertiser", question.advertiser());
    claims.put("agency", question.agency());
    claims.put("purpose", question.purpose().name());
    claims.put("subject", question.subject());
    try {
      return json.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A decision cannot be written as JSON.", e);
    }
  }

  private static String digest(UUID id, String number) {
    try {
      byte[] text = (id + ":" + number).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
