package nl.magbellen.gateway.screening;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.permission.Screened;
import nl.magbellen.list.Row;
import nl.magbellen.number.NumberFault;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a row came to.
 *
 * @param row its place in the list, from 1; blank rows count
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
 * @param line the line of the list on which the row begins, from 1; every line counts
 * @param number the number called, E.164; null where none was read
 * @param lineKind what kind of line that is; null where no number was read
 * @param duplicateOf the first row with the same number; null when this is the first. Within
 *     bounds: a list may hold more numbers than are remembered.
 * @param callableFrom from when the call may be made: the instant that a PERMIT is for, or {@code
 *     retryAt}
 * @param basisUntil first instant at which a PERMIT's basis no longer holds; null where none is
 *     known
 * @param firstCallBy when the term for the first call on a PERMIT's consent ends; null where there
 *     is none
 */
@Schema(description = "The answer to one row of a screening")
public record ScreenedRow(
    long row,
    @Nullable String reference,
    @Nullable UUID id,
    RowResult decision,
    List<ReasonCode> reasons,
    @Nullable String basis,
    List<String> evidence,
    @Nullable Instant validUntil,
    @Nullable Instant retryAt,
    @Nullable String error,
    long line,
    @JsonProperty("mb_number") @Nullable String number,
    @JsonProperty("mb_line") @Nullable LineKind lineKind,
    @JsonProperty("mb_duplicate_of") @Nullable Long duplicateOf,
    @JsonProperty("mb_callable_from") @Nullable Instant callableFrom,
    @JsonProperty("mb_basis_until") @Nullable Instant basisUntil,
    @JsonProperty("mb_first_call_by") @Nullable Instant firstCallBy) {

  private static final String HOW_TO_READ_IT = " A list of such numbers is read with numbers=nl.";

  /** The result of a row. */
  @Schema(name = "ScreeningOutcome")
  public enum RowResult {
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

  static ScreenedRow decided(Row row, Question question, Screened screened, Long duplicateOf) {
    CallPermission answer = screened.answer();
    boolean permitted = answer.decision() == Verdict.PERMIT;
    TelephoneNumber number =
        question.callee() instanceof Callee.Numbered(TelephoneNumber read) ? read : null;
    return new ScreenedRow(
        row.number(),
        answer.reference(),
        answer.id(),
        permitted ? RowResult.PERMIT : RowResult.DENY,
        answer.reasons().stream().map(Reason::code).toList(),
        answer.basis() == null ? null : answer.basis().type().name(),
        evidence(answer),
        answer.validUntil(),
        answer.retryAt(),
        numberFault(question.callee()),
        row.line(),
        number == null ? null : number.e164(),
        number == null ? null : LineKind.of(number.kind()),
        duplicateOf,
        permitted ? answer.at() : answer.retryAt(),
        screened.terms().until(),
        screened.terms().firstCallBy());
  }

  private static List<String> evidence(CallPermission answer) {
    Stream<String> evidence =
        answer.basis() == null
            ? answer.reasons().stream().map(Reason::evidence)
            : Stream.of(answer.basis()).map(basis -> basis.evidence());
    return evidence.filter(Objects::nonNull).toList();
  }

  private static String numberFault(Callee callee) {
    return switch (callee) {
      case Callee.Numbered _ -> null;
      case Callee.Unparseable(_, NumberFault fault) ->
          fault.kind() == NumberFault.Kind.PREFIX_LOST ? fault.en() + HOW_TO_READ_IT : fault.en();
    };
  }

  static ScreenedRow refused(Row row, String reference, Problem problem) {
    String errors =
        problem.errors().stream()
            .map(error -> error.pointer().replaceFirst("^/", "") + ": " + error.message())
            .collect(Collectors.joining("; "));
    return error(row, reference, errors.isEmpty() ? problem.detail() : errors);
  }

  static ScreenedRow error(Row row, String reference, String why) {
    return new ScreenedRow(
        row.number(),
        reference,
        null,
        RowResult.ERROR,
        List.of(),
        null,
        List.of(),
        null,
        null,
        why,
        row.line(),
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
