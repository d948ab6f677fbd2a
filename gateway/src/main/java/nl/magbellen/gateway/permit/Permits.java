package nl.magbellen.gateway.permit;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.json.DecisionTexts;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.service.json.Fields;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each binding PERMIT its signed permit: the fields of the decision and of the question,
 * without the number that is called. In its place stands {@code calleeDigest}, which somebody who
 * knows the number can check: base64url of SHA-256 over {@code <id>:<E.164>}.
 */
@ApplicationScoped
public class Permits {

  private final SigningKeys keys;
  private final String issuer;

  Permits(SigningKeys keys, @ConfigProperty(name = "magbellen.gateway.url") String issuer) {
    this.keys = keys;
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
    String claims = DecisionTexts.claims(answer, (signed, out) -> claims(decided, out));
    return decided.with(answer.withPermit(keys.sign(claims)));
  }

  private void claims(Decided decided, JsonGenerator out) throws IOException {
    CallPermission answer = decided.answer();
    Question question = decided.question();
    Terms terms = question.terms();
    Fields.text(out, "iss", issuer);
    Fields.plain(out, "jti", answer.id());
    out.writeNumberField("iat", answer.decidedAt().getEpochSecond());
    out.writeNumberField("nbf", answer.at().getEpochSecond());
    out.writeNumberField("exp", answer.validUntil().getEpochSecond());
    Fields.text(out, "calleeDigest", digest(answer.id(), question.callee().text()));
    Fields.text(out, "callerId", terms.callerId().text());
    Fields.text(out, "advertiser", terms.advertiser());
    Fields.text(out, "agency", terms.agency());
    Fields.plain(out, "purpose", terms.purpose());
    Fields.text(out, "subject", terms.subject());
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
