package nl.magbellen.gateway.apikey;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;
import nl.magbellen.gateway.permission.PreferredWait;
import nl.magbellen.gateway.permission.SingleAnswers;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.problem.ChallengedException;

/**
 * Lets machines in that show a key, where it is taken; tokens are left to whoever reads those. A
 * request with two credentials is let in by none of them.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class ApiKeyAuthentication implements HttpAuthenticationMechanism {

  private final KeyHolders holders;

  ApiKeyAuthentication(KeyHolders holders) {
    this.holders = holders;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext routing, IdentityProviderManager identities) {
    List<String> keys = SentKeys.in(routing);
    if (keys.isEmpty() && !SentKeys.besideToken(routing)) {
      return SentKeys.inBody(routing).flatMap(inBody -> identity(inBody, routing));
    }
    return identity(keys, routing);
  }

  /** Null without a key: then the others are asked. */
  private Uni<SecurityIdentity> identity(List<String> keys, RoutingContext routing) {
    if (keys.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    if (keys.size() > 1 || SentKeys.besideToken(routing)) {
      return Uni.createFrom().failure(new ChallengedException(KeyChallenge.SEVERAL));
    }
    HttpServerRequest request = routing.request();
    return holders
        .holder(
            keys.getFirst(),
            request.remoteAddress().hostAddress(),
            PreferredWait.of(request.getHeader(SingleAnswers.PREFER)))
        .map(holder -> identity(holder, routing.normalizedPath()));
  }

  /** Where its scopes do not reach a key has no role. */
  private static SecurityIdentity identity(ApiKeyPrincipal holder, String path) {
    boolean isTaken =
        Scope.of(path).filter(scope -> holder.scopes().contains(scope.title())).isPresent();
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(holder)
        .addRoles(isTaken ? Set.of(Role.DIALER) : Set.of())
        .build();
  }

  /** What is told comes with the failure. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext routing) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }

  /** Before tokens: what is no key it leaves to them. */
  @Override
  public int getPriority() {
    return Integer.MAX_VALUE;
  }
}
