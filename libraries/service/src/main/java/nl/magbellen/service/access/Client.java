package nl.magbellen.service.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.magbellen.service.refusal.CommonRefusal.ForeignAdvertiser;
import nl.magbellen.service.refusal.CommonRefusal.NoOwnRecord;
import nl.magbellen.service.refusal.CommonRefusal.NoSuchRecord;
import nl.magbellen.service.refusal.CommonRefusal.TokenWithoutClaims;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Who is asking, and for which advertisers: the one place where the advertisers and the agency of a
 * token or key are enforced. Roles are enforced by {@code @RolesAllowed} on the resource.
 */
@RequestScoped
public class Client {

  /** Stands for every advertiser, in a token as in an objection. */
  public static final String ALL = "*";

  private final SecurityIdentity identity;

  Client(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Names the client in records: issuer and subject of its token, or whom its key speaks for. */
  public String name() {
    return principal().getName();
  }

  /** Names the client together with what it may do: other rights, another name. */
  public String nameWithRights() {
    return "%s|%s|%s|%s"
        .formatted(
            name(),
            agency().orElse(""),
            new TreeSet<>(advertisers()),
            new TreeSet<>(identity.getRoles()));
  }

  /** The agency that the client works for, if it is one. */
  public Optional<String> agency() {
    return principal().agency();
  }

  /** The only campaign that it may ask in, if its key has that limit. */
  public Optional<String> campaign() {
    return principal().campaign();
  }

  /** Where its key is taken; empty for a token, which has roles. */
  public Set<String> scopes() {
    return principal().scopes();
  }

  /** When its token or key ends. */
  public Instant expiresAt() {
    return principal().expiresAt();
  }

  /** Whether the client may act for, or read of, this advertiser. */
  public boolean actsFor(String advertiser) {
    return actsForAll() || advertisers().contains(advertiser);
  }

  /** Whether the client may act for, or read of, every advertiser. */
  public boolean actsForAll() {
    return identity.hasRole(Role.OPERATOR)
        || identity.hasRole(Role.SERVICE)
        || advertisers().contains(ALL);
  }

  /** Whether the client is an operator, whatever else it is. */
  public boolean isOperator() {
    return identity.hasRole(Role.OPERATOR);
  }

  /** Whether the client is an auditor of every advertiser and agency. */
  public boolean isAuditorOfAll() {
    return identity.hasRole(Role.AUDITOR) && actsForAll() && agency().isEmpty();
  }

  /** The advertisers that the token lists, or that the key is for; may hold {@link #ALL}. */
  public List<String> advertisers() {
    return principal().advertisers();
  }

  /**
   * Lets only a client of this advertiser pass.
   *
   * @throws RefusedException the same whether the advertiser exists or not
   */
  public void requireAdvertiser(String advertiser) {
    if (!actsFor(advertiser)) {
      throw new RefusedException(new ForeignAdvertiser());
    }
  }

  /**
   * The advertisers whose records a list shows; null for all.
   *
   * @param advertiser the one that was asked for; null for all of the token's
   * @throws RefusedException if the token does not hold it
   */
  public Collection<String> readsOf(String advertiser) {
    if (advertiser != null) {
      requireAdvertiser(advertiser);
      return List.of(advertiser);
    }
    return actsForAll() ? null : advertisers();
  }

  /**
   * A record that was looked up by its id, if the client may see it.
   *
   * @param record null when there is none
   * @throws RefusedException for a client of some advertisers the same whether the record is
   *     missing or another's, so that it can't learn which
   */
  public <T> T requireOwn(T record, Function<T, String> advertiserOf) {
    return requireVisible(record, own -> actsFor(advertiserOf.apply(own)));
  }

  /**
   * The same, of a record of several advertisers.
   *
   * @param isVisible whether the client may see it
   */
  public <T> T requireVisible(T record, Predicate<T> isVisible) {
    if (record != null && isVisible.test(record)) {
      return record;
    }
    throw new RefusedException(actsForAll() ? new NoSuchRecord() : new NoOwnRecord());
  }

  private ClientPrincipal principal() {
    return switch (identity.getPrincipal()) {
      case ClientPrincipal known -> known;
      case OidcJwtCallerPrincipal token -> new TokenPrincipal(token);
      case null, default -> throw new RefusedException(new TokenWithoutClaims());
    };
  }
}
