package nl.magbellen.service.signing;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The Ed25519 keys with which a service signs what others verify later: the first signs, all are
 * published, so that a key can be replaced while what it signed stays verifiable.
 */
public final class SigningKeys {

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final List<PublicJsonWebKey> keys;

  private final Instant madeAt;

  /** The JDK works the public key out anew for each signature: that doubles its cost. */
  private final Ed25519PrivateKeyParameters signing;

  /** The header of every signature, as it stands in a compact JWS. */
  private final String header;

  private SigningKeys(List<PublicJsonWebKey> keys, Instant madeAt) {
    this.keys = List.copyOf(keys);
    this.madeAt = madeAt;
    EdECPrivateKey first = (EdECPrivateKey) keys.getFirst().getPrivateKey();
    this.signing = new Ed25519PrivateKeyParameters(first.getBytes().orElseThrow());
    JwtClaims fields = new JwtClaims();
    fields.setStringClaim("alg", AlgorithmIdentifiers.EDDSA);
    fields.setStringClaim("kid", keys.getFirst().getKeyId());
    fields.setStringClaim("typ", "JWT");
    this.header = base64url(fields.toJson());
  }

  /**
   * Reads the keys.
   *
   * @param jwks a JWK Set of Ed25519 keys, each with a {@code kid}; the first with its private
   *     part, and with {@code iat}: when it was made, in seconds since 1970
   * @param setting names the configuration setting in errors
   * @throws IllegalStateException if it is none; says why, and nothing of the keys
   */
  public static SigningKeys parse(String jwks, String setting) {
    try {
      List<PublicJsonWebKey> keys =
          new JsonWebKeySet(jwks)
              .getJsonWebKeys().stream().map(PublicJsonWebKey.class::cast).toList();
      if (!keys.isEmpty()
          && keys.getFirst().getPrivateKey() != null
          && keys.stream().allMatch(SigningKeys::isNamedEd25519)) {
        return new SigningKeys(keys, madeAt(keys.getFirst(), setting));
      }
    } catch (JoseException | ClassCastException e) {
      throw new IllegalStateException(setting + " is not a JWK Set of public keys.", e);
    }
    throw new IllegalStateException(
        setting + " must hold Ed25519 keys with a kid, the first with its private part.");
  }

  /**
   * A key that follows from the one that signs: HMAC-SHA-256 of its purpose with that one's private
   * part. Who knows one of the two public keys learns nothing of the other.
   *
   * @param purpose begins its {@code kid}, too
   */
  public SigningKeys derived(String purpose) {
    byte[] seed = hmac(signing.getEncoded(), purpose);
    byte[] open = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    Map<String, Object> key =
        Map.of(
            "kty",
            "OKP",
            "crv",
            "Ed25519",
            "kid",
            purpose + "-" + keys.getFirst().getKeyId(),
            "iat",
            madeAt.getEpochSecond(),
            "d",
            BASE64URL.encodeToString(seed),
            "x",
            BASE64URL.encodeToString(open));
    return parse(JsonUtil.toJson(Map.of("keys", List.of(key))), purpose);
  }

  private static byte[] hmac(byte[] key, String text) {
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(new KeyParameter(key));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    hmac.update(bytes, 0, bytes.length);
    byte[] result = new byte[hmac.getMacSize()];
    hmac.doFinal(result, 0);
    return result;
  }

  private static boolean isNamedEd25519(PublicJsonWebKey key) {
    return OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(
            key.toParams(OutputControlLevel.PUBLIC_ONLY).get("crv"))
        && key.getKeyId() != null;
  }

  private static Instant madeAt(PublicJsonWebKey key, String setting) {
    return switch (key.toParams(OutputControlLevel.PUBLIC_ONLY).get("iat")) {
      case null -> Instant.EPOCH;
      case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
      case Object other ->
          throw new IllegalStateException(
              setting + ": iat of the first key must be seconds since 1970.");
    };
  }

  /** When the key that signs was made; the beginning of 1970 if it does not say. */
  public Instant madeAt() {
    return madeAt;
  }

  /** A compact JWS (EdDSA) over these claims, which are written as JSON. */
  public String sign(String claims) {
    byte[] signed = (header + "." + base64url(claims)).getBytes(StandardCharsets.US_ASCII);
    return new String(signed, StandardCharsets.US_ASCII)
        + "."
        + BASE64URL.encodeToString(signature(signed));
  }

  /** The Ed25519 signature of bytes, 64 bytes, by the key that signs. */
  public byte[] signature(byte[] signed) {
    Ed25519Signer signature = new Ed25519Signer();
    signature.init(true, signing);
    signature.update(signed, 0, signed.length);
    return signature.generateSignature();
  }

  /** The public keys, 32 bytes each; that of the key that signs is the first. */
  public List<byte[]> publicKeys() {
    return keys.stream()
        .map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY).get("x").toString())
        .map(Base64.getUrlDecoder()::decode)
        .toList();
  }

  private static String base64url(String text) {
    return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The claims of a compact JWS if one of these keys signed it; else empty. */
  public Optional<String> verify(String compact) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(
          new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
      signature.setCompactSerialization(compact);
      Optional<PublicJsonWebKey> key =
          keys.stream()
              .filter(known -> known.getKeyId().equals(signature.getKeyIdHeaderValue()))
              .findFirst();
      if (key.isEmpty()) {
        return Optional.empty();
      }
      signature.setKey(key.get().getPublicKey());
      return signature.verifySignature() ? Optional.of(signature.getPayload()) : Optional.empty();
    } catch (JoseException unreadable) {
      // Anybody may give us anything to verify; what is no JWS of ours is just that.
      return Optional.empty();
    }
  }

  /** What verifiers need: a JWK Set without private parts. */
  public Map<String, Object> published() {
    return Map.of("keys", keys.stream().map(SigningKeys::published).toList());
  }

  private static Map<String, Object> published(PublicJsonWebKey key) {
    Map<String, Object> jwk = key.toParams(OutputControlLevel.PUBLIC_ONLY);
    jwk.put("use", "sig");
    jwk.put("alg", "EdDSA");
    return jwk;
  }
}
