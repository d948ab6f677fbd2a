package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many rows came to what.
 *
 * @param rows all of them
 * @param permit rows that are permitted
 * @param deny rows that are denied
 * @param error rows that could not be read or may not be asked
 * @param duplicatesKnownTo the last row of those whose numbers were all remembered: duplicates of a
 *     number that stands first below it are not told. Null when all are told.
 */
@Schema(name = "ScreeningCounts")
public record Counts(
    long rows,
    long permit,
    long deny,
    long error,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long duplicatesKnownTo) {

  static final Counts NONE = new Counts(0, 0, 0, 0, null);

  Counts withDuplicatesKnownTo(Long row) {
    return new Counts(rows, permit, deny, error, row);
  }

  Counts plus(ScreenedRow row) {
    return switch (row.decision()) {
      case PERMIT -> new Counts(rows + 1, permit + 1, deny, error, null);
      case DENY -> new Counts(rows + 1, permit, deny + 1, error, null);
      case ERROR -> new Counts(rows + 1, permit, deny, error + 1, null);
    };
  }
}
