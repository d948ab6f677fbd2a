package nl.magbellen.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Where a secret may stand, by name, and why. */
final class Allowed {

  private record Reason(Kind kind, String why) {}

  private static final Reason CALLER_ID = new Reason(Kind.NUMBER, "business caller ids are public");

  private static final Reason PERMIT =
      new Reason(Kind.TOKEN, "the permit as it was answered, ended after 15 minutes");

  private static final Map<String, Set<Reason>> COLUMNS =
      Map.of(
          "caller_id.caller_id.number", Set.of(CALLER_ID),
          "caller_id.change.caller_id", Set.of(CALLER_ID),
          "caller_id.proven_number.number", Set.of(CALLER_ID),
          "caller_id.probe.number", Set.of(CALLER_ID),
          "caller_id.probed_number.number", Set.of(CALLER_ID),
          "gateway.decision.caller_id", Set.of(CALLER_ID),
          "gateway.decision_page.content", Set.of(CALLER_ID, PERMIT));

  /** Of a script of a migration: a number of any kind, which may look like one to call. */
  private static final String CHECKSUM = ".flyway_schema_history.checksum";

  /** A developer's machine has no provider of text messages: the code is in the log instead. */
  private static final String CODE_SENDER = "magbellen code ";

  /** How a number is to be written: an example, never the one that came. */
  private static final String EXAMPLE = "(?s).*Give one number, as (\\+31612345678 or )?";

  private final Set<String> callerIds;

  /**
   * @param callerIds the numbers that calls are made from: no others may stand where a caller id
   *     may
   */
  Allowed(Set<String> callerIds) {
    this.callerIds = Set.copyOf(callerIds);
  }

  boolean allows(Finding finding) {
    return switch (finding.sort()) {
      case COLUMN ->
          isChecksum(finding)
              || COLUMNS.getOrDefault(finding.place(), Set.of()).stream()
                  .anyMatch(
                      reason ->
                          reason.kind() == finding.kind()
                              && (reason == PERMIT
                                  ? isPermit(finding.value())
                                  : callerIds.contains(finding.value())));
      case LOG ->
          finding.kind() == Kind.CODE
              && finding.place().equals("objection-service.log")
              && finding.around().endsWith(CODE_SENDER);
      case ERROR -> finding.kind() == Kind.NUMBER && finding.around().matches(EXAMPLE);
      case METRICS, TRACE -> false;
    };
  }

  private static boolean isChecksum(Finding finding) {
    return finding.kind() == Kind.NUMBER && finding.place().endsWith(CHECKSUM);
  }

  /** A permit names the digest of its callee; no token that lets anybody in does. */
  private static boolean isPermit(String jws) {
    String[] parts = jws.split("\\.");
    return parts.length > 1
        && new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .contains("\"calleeDigest\"");
  }
}
