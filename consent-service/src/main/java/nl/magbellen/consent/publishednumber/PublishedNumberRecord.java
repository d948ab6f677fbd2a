package nl.magbellen.consent.publishednumber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published business number, as clients read it.
 *
 * @param advertisers for whose calls it counts: of those whom the client acts for, or {@code *}
 *     when it counts for all
 * @param recordedBy the client that recorded it first
 * @param recordedAt when we wrote it down
 */
@Schema(description = "A published business number")
public record PublishedNumberRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31201234567") TelephoneNumber number,
    String holder,
    String kvk,
    String url,
    String pageSha256,
    Instant seenAt,
    String statedPurpose,
    List<String> subjects,
    @Schema(
            examples = "[\"zonnestroom\"]",
            description =
                "For whose calls it counts, as far as the client acts for them; * when for all")
        List<String> advertisers,
    String recordedBy,
    Instant recordedAt) {}
