package nl.magbellen.gateway.screening;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.decision.Reason;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a row came to.
 *
 * @param row its place in the list, from 1
 * @param reference as given in the row; null when there was none
 * @param id names the logged decision; null on ERROR
 * @param decision PERMIT, DENY, or ERROR when no question could be asked
 * @param reasons codes of every reason of a DENY, in the order of the gates
 * @param basis the kind of basis of a PERMIT; null otherwise
 * @param evidence what the basis or the reasons rest on
 * @param validUntil until when a PERMIT may be used
 * @param retryAt the next instant at which the time gates would pass, if they are all that failed
 * @param error why there is no decision; of NUMBER_INVALID what is wrong with the number; null
 *     otherwise
 */
@Schema(description = "The answer to one row of a screening")
public record ScreenedRow(
    long row,
    @Schema(nullable = true) String reference,
    @Schema(nullable = true) UUID id,
    Outcome decision,
    List<ReasonCode> reasons,
    @Schema(nullable = true) String basis,
    List<String> evidence,
    @Schema(nullable = true) Instant validUntil,
    @Schema(nullable = true) Instant retryAt,
    @Schema(nullable = true) String error) {

  /** What became of a row. */
  @Schema(name = "ScreeningOutcome")
  public enum Outcome {
    PERMIT,
    DENY,
    ERROR
  }

  /** Keeps its own copies. */
  public ScreenedRow {
    requireNonNull(decision, "decision");
    reasons = List.copyOf(reasons);
    evidence = List.copyOf(evidence);
  }

  static ScreenedRow decided(long row, CallPermission answer) {
    Stream<String> evidence =
        answer.basis() == null
            ? answer.reasons().stream().map(Reason::evidence)
            : Stream.of(answer.basis()).map(basis -> basis.evidence());
    return new ScreenedRow(
        row,
        answer.reference(),
        answer.id(),
        switch (answer.decision()) {
          case PERMIT -> Outcome.PERMIT;
          case DENY -> Outcome.DENY;
        },
        answer.reasons().stream().map(Reason::code).toList(),
        answer.basis() == null ? null : answer.basis().type().name(),
        evidence.filter(Objects::nonNull).toList(),
        answer.validUntil(),
        answer.retryAt(),
        numberFault(answer.reasons()));
  }

  private static String numberFault(List<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.code() == ReasonCode.NUMBER_INVALID)
        .map(reason -> reason.message().en())
        .findFirst()
        .orElse(null);
  }

  static ScreenedRow refused(long row, String reference, Problem problem) {
    String errors =
        problem.errors().stream()
            .map(error -> error.pointer().replaceFirst("^/", "") + ": " + error.message())
            .collect(Collectors.joining("; "));
    return error(row, reference, errors.isEmpty() ? problem.detail() : errors);
  }

  static ScreenedRow error(long row, String reference, String why) {
    return new ScreenedRow(
        row, reference, null, Outcome.ERROR, List.of(), null, List.of(), null, null, why);
  }
}
