package nl.magbellen.gateway.screening;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many rows came to what.
 *
 * @param rows all of them
 * @param permit rows that are permitted
 * @param deny rows that are denied
 * @param error rows that could not be read or may not be asked
 */
@Schema(name = "ScreeningCounts")
public record Counts(long rows, long permit, long deny, long error) {

  static final Counts NONE = new Counts(0, 0, 0, 0);

  Counts plus(ScreenedRow row) {
    return switch (row.decision()) {
      case PERMIT -> new Counts(rows + 1, permit + 1, deny, error);
      case DENY -> new Counts(rows + 1, permit, deny + 1, error);
      case ERROR -> new Counts(rows + 1, permit, deny, error + 1);
    };
  }
}
