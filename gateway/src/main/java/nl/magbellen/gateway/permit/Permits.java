package nl.magbellen.gateway.permit;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.json.DecisionTexts;
import nl.magbellen.number.Sha256;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.ObligationCode;
import nl.magbellen.service.json.Fields;
import nl.magbellen.service.signing.SigningKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Gives each binding PERMIT its signed permit. It travels in headers of SIP, so it says who may
 * call whom, until when and on what kind of basis, and no more: at most 700 characters. In place of
 * the number that is called stands {@code calleeDigest}, which somebody who knows the number can
 * check: base64url of SHA-256 over {@code <id>:<E.164>}. Obligations stand by their two letters
 * ({@link ObligationCode#inPermits()}). Where names are so long that it would not fit, each of more
 * than 16 characters is {@code #} and the first 16 characters of base64url of its SHA-256. That of
 * a test has {@code test: true}, and another key signs it.
 */
@ApplicationScoped
public class Permits {

  private static final int LONGEST = 700;

  private static final int NAME = 16;

  private final SigningKeys keys;
  private final TestPermitKeys testKeys;
  private final String issuer;

  Permits(
      SigningKeys keys,
      TestPermitKeys testKeys,
      @ConfigProperty(name = "magbellen.gateway.url") String issuer) {
    this.keys = keys;
    this.testKeys = testKeys;
    this.issuer = issuer;
  }

  /** The same batch, each binding PERMIT with its permit. */
  public List<Decided> sign(List<Decided> batch) {
    return batch.stream().map(this::sign).toList();
  }

  /**
   * The decision of a permit, whether it has ended or not; empty if none of the published keys
   * signed it.
   */
  public Optional<UUID> decisionOf(String permit) {
    return keys.verify(permit).map(Permits::jti);
  }

  private static UUID jti(String claims) {
    try {
      return UUID.fromString(JwtClaims.parse(claims).getJwtId());
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new IllegalStateException("A permit that we signed has no id.", e);
    }
  }

  private Decided sign(Decided decided) {
    CallPermission answer = decided.answer();
    boolean usable =
        answer.decision() == Verdict.PERMIT
            && answer.binding()
            && (decided.isTest() || answer.validUntil().isAfter(answer.decidedAt()));
    if (!usable) {
      return decided;
    }
    String whole = sign(decided, Permits::asIs);
    return decided.with(
        answer.withPermit(whole.length() <= LONGEST ? whole : sign(decided, Permits::shortened)));
  }

  private String sign(Decided decided, UnaryOperator<String> name) {
    SigningKeys signing = decided.isTest() ? testKeys.keys() : keys;
    return signing.sign(DecisionTexts.object(decided, (it, out) -> claims(it, name, out)));
  }

  private void claims(Decided decided, UnaryOperator<String> name, JsonGenerator out)
      throws IOException {
    CallPermission answer = decided.answer();
    Terms terms = decided.question().terms();
    Fields.text(out, "iss", issuer);
    if (decided.isTest()) {
      out.writeBooleanField("test", true);
    }
    Fields.plain(out, "jti", answer.id());
    out.writeNumberField("iat", answer.decidedAt().getEpochSecond());
    out.writeNumberField("nbf", answer.at().getEpochSecond());
    out.writeNumberField("exp", answer.validUntil().getEpochSecond());
    Fields.text(
        out, "calleeDigest", Sha256.ofNumber(answer.id(), decided.question().callee().text()));
    text(out, "callerId", terms.callerId().text());
    text(out, "advertiser", name.apply(terms.advertiser()));
    text(out, "agency", name.apply(terms.agency()));
    Fields.plain(out, "purpose", terms.purpose());
    text(out, "subject", name.apply(terms.subject()));
    Fields.plain(out, "basis", answer.basis().type());
    Fields.text(out, "obligations", obligations(answer));
  }

  private static void text(JsonGenerator out, String name, String value) throws IOException {
    if (value != null) {
      Fields.text(out, name, value);
    }
  }

  private static String obligations(CallPermission answer) {
    return answer.obligations().stream()
        .map(obligation -> obligation.code().inPermits())
        .collect(Collectors.joining(" "));
  }

  private static String asIs(String name) {
    return name;
  }

  private static String shortened(String name) {
    return name == null || name.length() <= NAME
        ? name
        : "#" + Sha256.text(name).substring(0, NAME);
  }
}
