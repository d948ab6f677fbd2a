package nl.magbellen.launcher.issuer;

import java.time.Instant;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs the tokens that a local stack accepts.
 *
 * @param issuer the issuer's URL, as it stands in {@code iss}
 * @param key private EC key on P-256
 * @param audience for whom the tokens are, as it stands in {@code aud}
 */
public record TokenSigner(String issuer, EllipticCurveJsonWebKey key, String audience) {

  /** The audience of tokens that are taken: the four services together. */
  public static final String AUDIENCE = "magbellen";

  /** Signs for the four services. */
  public TokenSigner(String issuer, EllipticCurveJsonWebKey key) {
    this(issuer, key, AUDIENCE);
  }

  /** A signed token (JWS in compact form, ES256) that holds from the given instant. */
  public String sign(TokenRequest request, Instant now) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims(request, now).toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setKey(key.getPrivateKey());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException unsigned) {
      throw new IllegalStateException("the issuer's key does not sign", unsigned);
    }
  }

  private JwtClaims claims(TokenRequest request, Instant now) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject(request.subject());
    claims.setAudience(audience);
    claims.setStringListClaim("groups", request.roles().stream().map(Role::claim).toList());
    claims.setStringListClaim("advertisers", request.advertisers());
    if (request.agency() != null) {
      claims.setStringClaim("agency", request.agency());
    }
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(
        NumericDate.fromSeconds(now.plus(request.lifetime()).getEpochSecond()));
    claims.setGeneratedJwtId();
    return claims;
  }
}
