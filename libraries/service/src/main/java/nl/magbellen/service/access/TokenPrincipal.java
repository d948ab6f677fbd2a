package nl.magbellen.service.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever bears a token of the OpenID Connect provider.
 *
 * @param token that was verified
 */
record TokenPrincipal(OidcJwtCallerPrincipal token) implements ClientPrincipal {

  @Override
  public String getName() {
    return token.getIssuer() + "|" + token.getSubject();
  }

  @Override
  public List<String> advertisers() {
    return claim("advertisers").map(TokenPrincipal::texts).orElse(List.of());
  }

  @Override
  public Optional<String> agency() {
    return claim("agency").map(TokenPrincipal::text);
  }

  /** A token's limits are its advertisers. */
  @Override
  public Optional<String> campaign() {
    return Optional.empty();
  }

  @Override
  public Set<String> scopes() {
    return Set.of();
  }

  @Override
  public Instant expiresAt() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }

  /**
   * As it stands in the token: asked by way of the principal, a claim of ours costs an exception.
   */
  private Optional<Object> claim(String name) {
    return Optional.ofNullable(token.getClaims().getClaimValue(name));
  }

  private static List<String> texts(Object claim) {
    return claim instanceof Collection<?> values
        ? values.stream().map(TokenPrincipal::text).toList()
        : List.of(text(claim));
  }

  private static String text(Object claim) {
    return claim instanceof JsonString string ? string.getString() : String.valueOf(claim);
  }
}
