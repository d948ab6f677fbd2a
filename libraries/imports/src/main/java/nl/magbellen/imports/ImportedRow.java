package nl.magbellen.imports;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file came to.
 *
 * @param row its place among the rows, from 1
 * @param line of the file on which it begins, from 1
 * @param result CREATED, SAME or ERROR
 * @param id of the record; null on ERROR, and on CREATED in a dry run
 * @param field at fault, the first of several; null where none is
 * @param code the kind of fault, for programs; null where there is none
 * @param reason why it is not on record; null where it is
 */
@Schema(description = "What a row of a file came to")
public record ImportedRow(
    long row,
    long line,
    Result result,
    @Nullable UUID id,
    @Schema(examples = "receivedAt") @Nullable String field,
    @Nullable String code,
    @Nullable String reason) {

  /** The result of a row. */
  @Schema(name = "ImportResult")
  public enum Result {
    CREATED,
    SAME,
    ERROR
  }

  static ImportedRow of(long row, long line, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created(UUID id) ->
          new ImportedRow(row, line, Result.CREATED, id, null, null, null);
      case Outcome.Same(UUID id) -> new ImportedRow(row, line, Result.SAME, id, null, null, null);
      case Outcome.Refused(String field, Problem problem) -> refused(row, line, field, problem);
    };
  }

  static ImportedRow unreadable(long row, long line, String why) {
    return new ImportedRow(row, line, Result.ERROR, null, null, "UNREADABLE", why);
  }

  private static ImportedRow refused(long row, long line, String field, Problem problem) {
    List<FieldError> errors = problem.errors();
    if (errors.isEmpty()) {
      return new ImportedRow(row, line, Result.ERROR, null, field, kind(problem), problem.detail());
    }
    FieldError first = errors.getFirst();
    String reason =
        errors.size() == 1
            ? first.message()
            : errors.stream()
                .map(error -> name(error) + ": " + error.message())
                .collect(Collectors.joining("; "));
    return new ImportedRow(row, line, Result.ERROR, null, name(first), first.code(), reason);
  }

  private static String name(FieldError error) {
    return error.pointer().replaceFirst("^/", "").replace('/', '.');
  }

  private static String kind(Problem problem) {
    String type = problem.type().toString();
    return type.substring(type.lastIndexOf(':') + 1);
  }
}
