package nl.magbellen.stack;

import io.restassured.specification.RequestSpecification;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Verifies what a service signed, as anybody can: with a library, and its published keys. */
public final class Signatures {

  private Signatures() {}

  /** What a compact JWS says; fails if it was not signed by the service. */
  public static String verified(String compact, RequestSpecification service) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(compact);
      String keys = service.get("/.well-known/jwks.json").asString();
      PublicJsonWebKey key =
          (PublicJsonWebKey)
              new JsonWebKeySet(keys)
                  .findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null);
      signature.setKey(key.getPublicKey());
      if (!signature.verifySignature()) {
        throw new AssertionError("The signature is not the service's.");
      }
      return signature.getPayload();
    } catch (JoseException notSigned) {
      throw new AssertionError("This is no signature of the service.", notSigned);
    }
  }
}
