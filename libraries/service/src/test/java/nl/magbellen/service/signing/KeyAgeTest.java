package nl.magbellen.service.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class KeyAgeTest {

  @Test
  void theKeyThatSignsIsAsOldAsItSays() throws JoseException {
    // Given
    String keys = keys(1764028800L);
    // When
    Instant madeAt = SigningKeys.parse(keys, "keys").madeAt();
    // Then
    assertEquals(Instant.parse("2025-11-25T00:00:00Z"), madeAt);
  }

  @Test
  void aKeyThatDoesNotSayCountsAsVeryOld() throws JoseException {
    // Given
    String keys = keys(null);
    // When
    Instant madeAt = SigningKeys.parse(keys, "keys").madeAt();
    // Then
    assertEquals(Instant.EPOCH, madeAt);
  }

  @Test
  void anAgeThatIsNoNumberIsRefused() throws JoseException {
    // Given
    String keys = keys("last year");
    // When
    var refused =
        assertThrows(IllegalStateException.class, () -> SigningKeys.parse(keys, "the.setting"));
    // Then
    assertTrue(refused.getMessage().startsWith("the.setting"));
    assertTrue(refused.getMessage().contains("iat"));
  }

  private static String keys(Object iat) throws JoseException {
    OctetKeyPairJsonWebKey key =
        OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    key.setKeyId("2026-1");
    if (iat != null) {
      key.setOtherParameter("iat", iat);
    }
    return new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }
}
