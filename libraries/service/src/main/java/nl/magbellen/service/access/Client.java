package nl.magbellen.service.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.magbellen.service.refusal.CommonRefusal.ForeignAdvertiser;
import nl.magbellen.service.refusal.CommonRefusal.NoOwnRecord;
import nl.magbellen.service.refusal.CommonRefusal.NoSuchRecord;
import nl.magbellen.service.refusal.CommonRefusal.TokenWithoutClaims;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Who is asking, and for which advertisers: the one place where a token's advertisers and agency
 * are enforced. Roles are enforced by {@code @RolesAllowed} on the resource.
 */
@RequestScoped
public class Client {

  /** Stands for every advertiser, in a token as in an objection. */
  public static final String ALL = "*";

  private final SecurityIdentity identity;

  Client(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Names the client in records: issuer and subject of its token. */
  public String name() {
    return token().getIssuer() + "|" + token().getSubject();
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
    return claim("agency").map(Client::text);
  }

  /** When its token ends. */
  public Instant expiresAt() {
    return Instant.ofEpochSecond(token().getExpirationTime());
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

  /** The advertisers that the token lists; may hold {@link #ALL}. */
  public List<String> advertisers() {
    return claim("advertisers").map(Client::texts).orElse(List.of());
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

  private OidcJwtCallerPrincipal token() {
    if (identity.getPrincipal() instanceof OidcJwtCallerPrincipal principal) {
      return principal;
    }
    throw new RefusedException(new TokenWithoutClaims());
  }

  /**
   * As it stands in the token: asked by way of the principal, a claim of ours costs an exception.
   */
  private Optional<Object> claim(String name) {
    return Optional.ofNullable(token().getClaims().getClaimValue(name));
  }

  private static List<String> texts(Object claim) {
    return claim instanceof Collection<?> values
        ? values.stream().map(Client::text).toList()
        : List.of(text(claim));
  }

  private static String text(Object claim) {
    return claim instanceof JsonString string ? string.getString() : String.valueOf(claim);
  }
}
