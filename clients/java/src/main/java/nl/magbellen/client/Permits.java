package nl.magbellen.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.magbellen.client.InvalidPermitException.Fault;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Verifies permits without asking anybody. */
public final class Permits {

  private final JsonWebKeySet keys;
  private final String issuer;
  private final boolean tests;

  /**
   * For calls.
   *
   * @param jwks what the gateway shows at {@code /.well-known/jwks.json}; fetch it anew when a
   *     permit is {@link Fault#NOT_SIGNED}, at most once in five minutes
   * @param issuer the gateway's own address, {@code iss} of its permits
   * @throws IllegalArgumentException if these are no keys
   */
  public Permits(String jwks, String issuer) {
    this(jwks, issuer, false);
  }

  private Permits(String jwks, String issuer, boolean tests) {
    this.tests = tests;
    try {
      this.keys = new JsonWebKeySet(jwks);
    } catch (JoseException e) {
      throw new IllegalArgumentException("This is no JWK Set.", e);
    }
    this.issuer = issuer;
  }

  /**
   * For permits of {@code test-} advertisers, which let no call out, and for no others.
   *
   * @param jwks what the gateway shows at {@code /.well-known/test-jwks.json}
   */
  public static Permits ofTests(String jwks, String issuer) {
    return new Permits(jwks, issuer, true);
  }

  /**
   * What the permit says, if it lets a call out to this number at this instant.
   *
   * @param callee the number that is called, in E.164
   * @throws InvalidPermitException if it does not; then there is no call
   */
  public Permit verify(String permit, String callee, Instant at) throws InvalidPermitException {
    try {
      JwtClaims claims = JwtClaims.parse(signed(permit));
      check(issuer.equals(claims.getIssuer()), Fault.OTHER_ISSUER);
      check(tests == Boolean.TRUE.equals(claims.getClaimValue("test")), Fault.TEST);
      check(at.getEpochSecond() >= claims.getNotBefore().getValue(), Fault.NOT_YET);
      check(at.getEpochSecond() < claims.getExpirationTime().getValue(), Fault.EXPIRED);
      String digest = digest(claims.getJwtId() + ":" + callee);
      check(digest.equals(claims.getStringClaimValue("calleeDigest")), Fault.OTHER_CALLEE);
      return permit(claims);
    } catch (InvalidJwtException | MalformedClaimException | JoseException e) {
      throw new InvalidPermitException(Fault.NOT_SIGNED);
    }
  }

  private String signed(String permit) throws JoseException, InvalidPermitException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
    signature.setCompactSerialization(permit);
    JsonWebKey key = keys.findJsonWebKey(signature.getKeyIdHeaderValue(), "OKP", null, null);
    check(key != null, Fault.NOT_SIGNED);
    signature.setKey(key.getKey());
    check(signature.verifySignature(), Fault.NOT_SIGNED);
    return signature.getPayload();
  }

  private static Permit permit(JwtClaims claims) throws MalformedClaimException {
    return new Permit(
        UUID.fromString(claims.getJwtId()),
        Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
        claims.getStringClaimValue("callerId"),
        claims.getStringClaimValue("advertiser"),
        claims.getStringClaimValue("agency"),
        claims.getStringClaimValue("purpose"),
        claims.getStringClaimValue("subject"),
        claims.getStringClaimValue("basis"),
        List.of(claims.getStringClaimValue("obligations").split(" ")));
  }

  private static void check(boolean holds, Fault otherwise) throws InvalidPermitException {
    if (!holds) {
      throw new InvalidPermitException(otherwise);
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
