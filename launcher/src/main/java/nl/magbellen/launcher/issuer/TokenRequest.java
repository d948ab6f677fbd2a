package nl.magbellen.launcher.issuer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a token says about its bearer.
 *
 * @param subject who bears it
 * @param roles what it may do, in order
 * @param advertisers for whom; {@code *} for all
 * @param agency the agency that it works for, or null
 * @param lifetime from now on, positive
 */
public record TokenRequest(
    String subject, List<Role> roles, List<String> advertisers, String agency, Duration lifetime) {

  /** Long enough for a day of trying out. */
  public static final Duration USUAL_LIFETIME = Duration.ofHours(1);

  /** Refuses a token without roles or without lifetime. */
  public TokenRequest {
    Objects.requireNonNull(subject, "subject");
    roles = List.copyOf(roles);
    advertisers = List.copyOf(advertisers);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a token needs a role: " + Role.all());
    }
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("a token's lifetime must be positive, such as PT1H");
    }
  }

  /** For one hour, for the given advertisers, without an agency. */
  public static TokenRequest of(Set<Role> roles, String... advertisers) {
    return new TokenRequest(
        "local", roles.stream().sorted().toList(), List.of(advertisers), null, USUAL_LIFETIME);
  }
}
