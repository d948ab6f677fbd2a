package nl.magbellen.service.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a service's changes.
 *
 * @param end the position up to which it was read: what comes later stands behind it
 * @param changes in the order of their positions
 */
@Schema(requiredProperties = {"end", "changes"})
public record ChangePart(long end, List<RecordedChange> changes) {

  /** Copies the changes. */
  public ChangePart {
    changes = List.copyOf(changes);
  }

  /**
   * What was read up to a position.
   *
   * @param most how many were asked for: so many mean that there may be more
   */
  public static ChangePart read(List<RecordedChange> changes, long last, int most) {
    return new ChangePart(changes.size() < most ? last : changes.getLast().position(), changes);
  }
}
