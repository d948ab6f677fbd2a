package nl.magbellen.gateway.shortform;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The short answer. As text it is one line, and only one that begins with PERMIT lets a call out.
 *
 * @param decision PERMIT or DENY
 * @param id names the decision; its outcome is reported under it
 * @param reason the first reason of a DENY; null on PERMIT
 * @param retryAt the next instant at which the time gates would pass, if they are all that failed
 * @param validUntil until when a PERMIT may be used
 */
@Schema(name = "ShortAnswer")
public record ShortAnswer(
    Verdict decision,
    UUID id,
    @Nullable ReasonCode reason,
    @Nullable Instant retryAt,
    @Nullable Instant validUntil) {

  private static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <document type="xml/freeswitch-httapi"><variables>%s</variables><work>%s</work></document>
      """;

  /** The document to which FreeSWITCH's httapi does nothing. */
  static final String NOTHING = DOCUMENT.formatted("", "");

  private static final String HANG_UP = "<hangup cause=\"CALL_REJECTED\"/>";

  static ShortAnswer of(CallPermission answer) {
    return new ShortAnswer(
        answer.decision(),
        answer.id(),
        answer.reasons().isEmpty() ? null : answer.reasons().getFirst().code(),
        answer.retryAt(),
        answer.validUntil());
  }

  /** PERMIT, id and end; or DENY, first reason, when to ask again and id. */
  String line() {
    return switch (decision) {
      case PERMIT -> "PERMIT %s %s\n".formatted(id, DutchTime.format(validUntil));
      case DENY ->
          "DENY %s %s %s\n"
              .formatted(reason, retryAt == null ? "-" : DutchTime.format(retryAt), id);
    };
  }

  /** What FreeSWITCH's httapi runs: the dialplan goes on, or the call is hung up. */
  String document() {
    String variables = variable("decision", decision) + variable("id", id);
    return switch (decision) {
      case PERMIT ->
          DOCUMENT.formatted(
              variables + variable("valid_until", DutchTime.format(validUntil)), "<break/>");
      case DENY -> DOCUMENT.formatted(variables + variable("reason", reason), HANG_UP);
    };
  }

  /** The document of a request that was not decided: the call is hung up. */
  static String document(Problem problem) {
    return DOCUMENT.formatted(
        variable("decision", "ERROR") + variable("reason", problem.status()), HANG_UP);
  }

  private static String variable(String name, Object value) {
    return "<magbellen_%1$s>%2$s</magbellen_%1$s>".formatted(name, value);
  }
}
