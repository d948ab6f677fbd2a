package nl.magbellen.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSignerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path home;

  @Test
  void aTokenSaysWhatWasAskedFor() throws Exception {
    // Given
    EllipticCurveJsonWebKey key = new LocalKeys(new Home(home)).issuerKey();
    TokenRequest request =
        new TokenRequest(
            "mieke",
            List.of(Role.DIALER, Role.CONSENT_WRITER),
            List.of("zonnestroom", "kattenopvang"),
            "belhuis",
            Duration.ofMinutes(5));

    // When
    JwtClaims claims =
        verified(new TokenSigner("http://localhost:8089", key).sign(request, NOW), key);

    // Then
    assertThat(claims.getIssuer()).isEqualTo("http://localhost:8089");
    assertThat(claims.getSubject()).isEqualTo("mieke");
    assertThat(claims.getAudience()).containsExactly("magbellen");
    assertThat(claims.getStringListClaimValue("groups"))
        .containsExactly("dialer", "consent-writer");
    assertThat(claims.getStringListClaimValue("advertisers"))
        .containsExactly("zonnestroom", "kattenopvang");
    assertThat(claims.getStringClaimValue("agency")).isEqualTo("belhuis");
    assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
    assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.getEpochSecond() + 300);
    assertThat(claims.getJwtId()).isNotBlank();
  }

  @Test
  void withoutAnAgencyNoneIsClaimed() throws Exception {
    // Given
    EllipticCurveJsonWebKey key = new LocalKeys(new Home(home)).issuerKey();
    TokenRequest request =
        new TokenRequest("x", List.of(Role.AUDITOR), List.of("*"), null, Duration.ofHours(1));

    // When
    JwtClaims claims = verified(new TokenSigner("http://localhost:1", key).sign(request, NOW), key);

    // Then
    assertThat(claims.hasClaim("agency")).isFalse();
    assertThat(claims.getStringListClaimValue("advertisers")).containsExactly("*");
  }

  @Test
  void aTokenWithoutRolesIsRefused() {
    // When
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenRequest("x", List.of(), List.of("*"), null, Duration.ofHours(1)))
        .withMessageContaining("needs a role");
  }

  private static JwtClaims verified(String token, EllipticCurveJsonWebKey key)
      throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setVerificationKey(key.getPublicKey())
        .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"))
        .setExpectedAudience("magbellen")
        .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
        .build()
        .processToClaims(token);
  }
}
