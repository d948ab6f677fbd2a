package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The right of an agency or intermediary to call for an advertiser.
 *
 * @param subjects the subjects covered; {@code *} covers all
 * @param from first instant covered
 * @param to first instant no longer covered; null for no end
 * @param kind AGENCY or INTERMEDIARY
 */
public record MandateFact(UUID id, List<String> subjects, Instant from, Instant to, String kind)
    implements Evidence {

  private static final String ALL_SUBJECTS = "*";

  public MandateFact {
    requireNonNull(id, "id");
    subjects = List.copyOf(subjects);
    requireNonNull(from, "from");
  }

  /** Whether it covers a call about this subject at this instant. */
  public boolean covers(String subject, Instant at) {
    return !at.isBefore(from)
        && (to == null || at.isBefore(to))
        && (subjects.contains(ALL_SUBJECTS) || subjects.contains(subject));
  }

  @Override
  public String evidence() {
    return "mandate:" + id;
  }
}
