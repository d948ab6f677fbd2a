package nl.magbellen.gateway.planning;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was kept of a list.
 *
 * @param numbers that are kept, each once
 * @param repeated rows with a number that an earlier row has
 * @param refused rows without a number that can be read
 * @param errors the first hundred of these
 */
@Schema(name = "KeptList", description = "What was kept of a list")
public record KeptList(int numbers, int repeated, int refused, List<BadRow> errors) {

  /** Copies the errors. */
  public KeptList {
    errors = List.copyOf(errors);
  }

  /**
   * A row without a number that can be read.
   *
   * @param line of the list, from 1
   * @param error why, for people
   */
  @Schema(name = "BadRow", description = "A row without a number that can be read")
  public record BadRow(long line, String error) {}
}
