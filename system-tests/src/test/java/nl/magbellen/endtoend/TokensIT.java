package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.issuer.TokenSigner;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tokens the services take. */
@ExtendWith(RunningStack.class)
class TokensIT {

  private static final Map<Service, String> THINGS =
      Map.of(
          Service.CONSENT, "/v1/consents/",
          Service.OBJECTION, "/v1/objections/",
          Service.CALLER_ID, "/v1/advertisers/",
          Service.GATEWAY, "/v1/call-permissions/");

  /** The settings of a service's own client must not make a second way in. */
  @ParameterizedTest
  @EnumSource
  void aTokenForOthersIsRefusedWhereverAPathEnds(Service service, Clients clients) {
    // Given
    LocalStack stack = clients.stack();
    String foreign =
        new TokenSigner(stack.signer().issuer(), stack.signer().key(), "somebody-else")
            .sign(TokenRequest.of(Set.of(Role.OPERATOR), "*"), Instant.now());
    // When
    int atTheClients = status(clients, service, foreign, "client");
    int elsewhere = status(clients, service, foreign, "01a216cf-c902-75ff-9d7b-9c1b1deb6a38");
    // Then
    assertThat(atTheClients).isEqualTo(401);
    assertThat(elsewhere).isEqualTo(401);
  }

  /** What a forger tries. */
  enum Forgery {
    UNSIGNED,
    SIGNATURE_LEFT_OUT,
    SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET,
    SIGNED_BY_ANOTHER_KEY_OF_THE_SAME_NAME,
    SIGNED_BY_ANOTHER_KEY_THAT_IT_BRINGS_ALONG,
    OF_ANOTHER_ISSUER,
    OF_NO_ISSUER,
    FOR_NOBODY,
    EXPIRED,
    WITHOUT_END,
    NOT_YET_GOOD,
    CHANGED
  }

  @ParameterizedTest
  @EnumSource
  void aForgedTokenIsRefusedEverywhere(Forgery forgery, Clients clients) throws JoseException {
    // Given
    TokenSigner signer = clients.stack().signer();
    String forged = forged(forgery, signer);
    String good = sent(signer, claims(signer), signer.key());
    String id = "01a216cf-c902-75ff-9d7b-9c1b1deb6a38";
    // When
    Map<Service, Integer> refused = new EnumMap<>(Service.class);
    Map<Service, Integer> taken = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      refused.put(service, status(clients, service, forged, id));
      taken.put(service, status(clients, service, good, id));
    }
    // Then
    assertThat(refused.values()).containsOnly(401);
    assertThat(taken.values()).doesNotContain(401);
  }

  private static String forged(Forgery forgery, TokenSigner signer) throws JoseException {
    JwtClaims claims = claims(signer);
    return switch (forgery) {
      case UNSIGNED -> {
        JsonWebSignature none = new JsonWebSignature();
        none.setPayload(claims.toJson());
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue("none");
        yield none.getCompactSerialization();
      }
      case SIGNATURE_LEFT_OUT -> sent(signer, claims, signer.key()).replaceFirst("[^.]+$", "");
      case SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET -> {
        JsonWebSignature confused = new JsonWebSignature();
        confused.setPayload(claims.toJson());
        confused.setAlgorithmHeaderValue("HS256");
        confused.setKeyIdHeaderValue(signer.key().getKeyId());
        confused.setKey(new HmacKey(signer.key().getPublicKey().getEncoded()));
        yield confused.getCompactSerialization();
      }
      case SIGNED_BY_ANOTHER_KEY_OF_THE_SAME_NAME ->
          sent(signer, claims, EcJwkGenerator.generateJwk(EllipticCurves.P256));
      case SIGNED_BY_ANOTHER_KEY_THAT_IT_BRINGS_ALONG -> {
        EllipticCurveJsonWebKey own = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        JsonWebSignature brought = new JsonWebSignature();
        brought.setPayload(claims.toJson());
        brought.setAlgorithmHeaderValue("ES256");
        brought.setJwkHeader(own);
        brought.setKey(own.getPrivateKey());
        yield brought.getCompactSerialization();
      }
      case OF_ANOTHER_ISSUER -> {
        claims.setIssuer("https://issuer.example");
        yield sent(signer, claims, signer.key());
      }
      case OF_NO_ISSUER -> {
        claims.unsetClaim("iss");
        yield sent(signer, claims, signer.key());
      }
      case FOR_NOBODY -> {
        claims.unsetClaim("aud");
        yield sent(signer, claims, signer.key());
      }
      case EXPIRED -> {
        claims.setExpirationTimeMinutesInTheFuture(-5);
        yield sent(signer, claims, signer.key());
      }
      case WITHOUT_END -> {
        claims.unsetClaim("exp");
        yield sent(signer, claims, signer.key());
      }
      case NOT_YET_GOOD -> {
        claims.setNotBeforeMinutesInThePast(-30);
        yield sent(signer, claims, signer.key());
      }
      case CHANGED -> {
        String[] parts = sent(signer, claims, signer.key()).split("\\.");
        claims.setStringListClaim("groups", "operator", "auditor");
        String others = sent(signer, claims, signer.key()).split("\\.")[1];
        yield parts[0] + "." + others + "." + parts[2];
      }
    };
  }

  private static JwtClaims claims(TokenSigner signer) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(signer.issuer());
    claims.setSubject("forger");
    claims.setAudience(TokenSigner.AUDIENCE);
    claims.setStringListClaim("groups", "auditor");
    claims.setStringListClaim("advertisers", "*");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(30);
    return claims;
  }

  private static String sent(TokenSigner signer, JwtClaims claims, EllipticCurveJsonWebKey key)
      throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue("ES256");
    signature.setKeyIdHeaderValue(signer.key().getKeyId());
    signature.setKey(key.getPrivateKey());
    return signature.getCompactSerialization();
  }

  private static int status(Clients clients, Service service, String token, String id) {
    return clients.without(service).auth().oauth2(token).get(THINGS.get(service) + id).statusCode();
  }
}
