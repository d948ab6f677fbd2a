package nl.magbellen.service.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.access.Role;

/** Signs bearer tokens that the service under test accepts. */
public final class TestTokens {

  private static final String KEY = "magbellen.test.issuer-key";

  private TestTokens() {}

  /** A token with one role for these advertisers. */
  public static String token(String role, String... advertisers) {
    return token(Set.of(role), List.of(advertisers), null, Duration.ofHours(1));
  }

  /** A token that holds so long from now. */
  public static String tokenFor(Duration lifetime, String role, String... advertisers) {
    return token(Set.of(role), List.of(advertisers), null, lifetime);
  }

  /** A token of an agency. */
  public static String agencyToken(String agency, String role, String... advertisers) {
    return token(Set.of(role), List.of(advertisers), agency, Duration.ofHours(1));
  }

  /** A token with every role, for all advertisers. */
  public static String tokenOfAllRoles() {
    Set<String> roles =
        Set.of(
            Role.DIALER,
            Role.CONSENT_WRITER,
            Role.REGISTRAR,
            Role.AUDITOR,
            Role.SERVICE,
            Role.OPERATOR);
    return token(roles, List.of("*"), null, Duration.ofHours(1));
  }

  /**
   * A token as Keycloak makes it where its realm's roles are not mapped to {@code groups}: the role
   * stands in {@code realm_access.roles} alone.
   */
  public static String tokenWithRealmRole(String role, String... advertisers) {
    return Jwt.issuer("https://issuer.test")
        .subject(role + "@realm")
        .audience("magbellen")
        .claim("realm_access", Map.of("roles", List.of(role)))
        .claim("advertisers", List.of(advertisers))
        .expiresIn(Duration.ofHours(1))
        .sign(issuerKey());
  }

  private static String token(
      Set<String> roles, List<String> advertisers, String agency, Duration lifetime) {
    var claims =
        Jwt.issuer("https://issuer.test")
            .subject(String.join("+", roles) + "@" + String.join("+", advertisers))
            .audience("magbellen")
            .groups(roles)
            .claim("advertisers", advertisers)
            .expiresIn(lifetime);
    if (agency != null) {
      claims.claim("agency", agency);
    }
    return claims.sign(issuerKey());
  }

  /** Makes the issuer's key; the class loaders of a Quarkus test share it as a system property. */
  static KeyPair newIssuer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      System.setProperty(KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK makes RSA keys.", e);
    }
  }

  private static PrivateKey issuerKey() {
    try {
      byte[] encoded = Base64.getDecoder().decode(System.getProperty(KEY));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The issuer's key is not readable.", e);
    }
  }
}
