package nl.magbellen.gateway.authzen;

import java.util.List;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to an access request.
 *
 * @param decision whether the call may be made
 * @param context the whole decision, with its reasons and obligations; or, in a list, an {@code
 *     error} where a request was not understood, or is about what nobody knows here
 */
@Schema(name = "AccessDecision")
public record AccessDecision(
    boolean decision, @Schema(anyOf = {CallPermission.class, Misunderstood.class}) Object context) {

  private static final int NOT_FOUND = 404;

  /** What stands there for a request that was not understood, or is about what is not known. */
  @Schema(name = "AccessMisunderstood")
  record Misunderstood(Fault error) {}

  /**
   * Why a request was not understood.
   *
   * @param status the HTTP status that it would have got alone; 404 for what is not known
   * @param errors the fields that are at fault
   */
  @Schema(name = "AccessFault")
  record Fault(int status, String message, List<FieldError> errors) {}

  static AccessDecision of(CallPermission permission) {
    return new AccessDecision(permission.decision() == Verdict.PERMIT, permission);
  }

  static AccessDecision of(Problem problem) {
    return new AccessDecision(
        false, new Misunderstood(new Fault(problem.status(), problem.detail(), problem.errors())));
  }

  /** There is no such thing as these types or this action, so nothing is permitted. */
  static AccessDecision of(AccessQuestions.Unknown unknown) {
    return new AccessDecision(
        false,
        new Misunderstood(
            new Fault(NOT_FOUND, "Nothing of this kind is decided here.", unknown.what())));
  }
}
