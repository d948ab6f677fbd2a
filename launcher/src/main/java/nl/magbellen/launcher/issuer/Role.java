package nl.magbellen.launcher.issuer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client may do; the names stand in a token's {@code groups}. */
public enum Role {
  DIALER,
  CONSENT_WRITER,
  REGISTRAR,
  AUDITOR,
  SERVICE,
  OPERATOR;

  /** As it stands in a token, such as {@code consent-writer}. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of that claim, if there is one. */
  public static Optional<Role> of(String claim) {
    return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
  }

  /** All claims, separated by commas. */
  public static String all() {
    return Arrays.stream(values()).map(Role::claim).collect(Collectors.joining(", "));
  }
}
