package nl.magbellen.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.magbellen.consent.refusal.ConsentRefusal.RecordedOtherwise;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;

/**
 * In what a record that is sent again differs from the one that stands. What differs is named,
 * never quoted.
 */
public final class Differences {

  private final List<FieldError> found = new ArrayList<>();

  /** Compares two values; both may be null. */
  public Differences compare(String pointer, Object standing, Object told) {
    return require(
        pointer, Objects.equals(standing, told), "must be as it is in the record that stands");
  }

  /** Compares two instants, as precisely as they are kept; both may be null. */
  public Differences compare(String pointer, Instant standing, Instant told) {
    return compare(pointer, (Object) kept(standing), kept(told));
  }

  /** Names the field unless it is the same. */
  public Differences require(String pointer, boolean isSame, String message) {
    if (!isSame) {
      found.add(new FieldError(pointer, "RECORDED_OTHERWISE", message));
    }
    return this;
  }

  /**
   * Refuses what differs.
   *
   * @throws RefusedException that names the fields
   */
  public void refuse(UUID standing) {
    if (!found.isEmpty()) {
      throw new RefusedException(new RecordedOtherwise(standing, found));
    }
  }

  /** An instant as precisely as it is kept; null for null. */
  static Instant kept(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
  }
}
