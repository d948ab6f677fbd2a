package nl.magbellen.callerid.number;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Client;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The registration of a number for an advertiser, with its history.
 *
 * @param agency whose number it is; null when it is the advertiser's own
 * @param pendingReason why it is pending; null when it is not
 * @param from since when it is used for this advertiser
 * @param provenAt since when its ownership is proven; null while it is not, whatever proof waits
 *     for agreement
 * @param publishedAt since when the advertiser publishes it; null while it does not
 * @param publicationUrl where, as last recorded; may be null
 * @param releasedAt when it was given up; null while it is kept
 * @param lastUsedOn last date, in Amsterdam, on which somebody was called from it; null if never
 * @param recordedAt when we wrote it down
 * @param events what happened, in the order in which it was recorded
 * @param callbackChecks the last ones, newest first
 */
@Schema(description = "The registration of a number for an advertiser, with its history")
public record CallerIdRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31207001234") TelephoneNumber number,
    String advertiser,
    @Nullable String agency,
    CallerIdState state,
    @Nullable PendingReason pendingReason,
    Instant from,
    @Nullable Instant provenAt,
    @Nullable Instant publishedAt,
    @Nullable String publicationUrl,
    @Nullable Instant releasedAt,
    @Nullable LocalDate lastUsedOn,
    Instant recordedAt,
    List<CallerIdEvent> events,
    List<CallbackCheck> callbackChecks) {

  /**
   * As the client may read it: who agreed to a claim is shown only to clients of all advertisers.
   */
  CallerIdRecord seenBy(Client client) {
    if (client.actsForAll()) {
      return this;
    }
    return new CallerIdRecord(
        id,
        number,
        advertiser,
        agency,
        state,
        pendingReason,
        from,
        provenAt,
        publishedAt,
        publicationUrl,
        releasedAt,
        lastUsedOn,
        recordedAt,
        events.stream().map(CallerIdEvent::withoutOthers).toList(),
        callbackChecks);
  }
}
