package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The registration of a number from which an advertiser, or an agency for it, calls.
 *
 * @param agency the agency whose number it is; null when it is the advertiser's own
 * @param from first instant at which it is registered
 * @param provenAt when its ownership was proven; null when not yet
 * @param releasedAt when it was given up; null while it is kept
 * @param publishedAt when the advertiser published it; null when not yet
 * @param publicationUrl where it is published; null when not yet
 * @param lastUsedOn last local date on which a consumer was called from it; null when never
 * @param lastCallbackCheck the last check at or before the instant of the question; null when none
 */
public record CallerIdFact(
    UUID id,
    String agency,
    Instant from,
    Instant provenAt,
    Instant releasedAt,
    Instant publishedAt,
    String publicationUrl,
    LocalDate lastUsedOn,
    CallbackCheckFact lastCallbackCheck)
    implements Evidence {

  public CallerIdFact {
    requireNonNull(id, "id");
    requireNonNull(from, "from");
  }

  @Override
  public String evidence() {
    return "caller-id:" + id;
  }
}
