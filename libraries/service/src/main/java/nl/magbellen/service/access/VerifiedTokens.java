package nl.magbellen.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a moment who bore a token that was verified: clients send the same token with every
 * request, and verifying a signature costs more than most requests. A token counts no longer than
 * it says itself; a key that the issuer takes back counts as long as it is remembered here.
 *
 * <p>Only what was verified is remembered. What OIDC refuses it refuses again.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {

  private static final int MOST_TOKENS = 10_000;
  private static final String BEARER = "Bearer ";

  private record Verified(SecurityIdentity identity, Instant until) {}

  private final OidcAuthenticationMechanism oidc;
  private final Cache<String, Verified> verified;
  private final InstantSource time;

  VerifiedTokens(
      OidcAuthenticationMechanism oidc,
      @ConfigProperty(name = "magbellen.tokens.remembered-for") Duration rememberedFor,
      InstantSource time) {
    this.oidc = oidc;
    this.verified =
        Caffeine.newBuilder().maximumSize(MOST_TOKENS).expireAfterWrite(rememberedFor).build();
    this.time = time;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return oidc.authenticate(request, identities);
    }
    Verified known = verified.getIfPresent(authorization);
    if (known != null && time.instant().isBefore(known.until())) {
      return Uni.createFrom().item(known.identity());
    }
    return oidc.authenticate(request, identities)
        .onItem()
        .ifNotNull()
        .invoke(identity -> remember(authorization, identity));
  }

  private void remember(String authorization, SecurityIdentity identity) {
    if (identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0) {
      Instant until = Instant.ofEpochSecond(token.getExpirationTime());
      verified.put(authorization, new Verified(withoutItsRequest(identity), until));
    }
  }

  /** The attributes hold on to the request in which the token was verified. */
  private static SecurityIdentity withoutItsRequest(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(identity.getRoles())
        .addCredentials(identity.getCredentials())
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return oidc.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return oidc.getCredentialTransport(request);
  }

  @Override
  public int getPriority() {
    return oidc.getPriority() + 1;
  }
}
