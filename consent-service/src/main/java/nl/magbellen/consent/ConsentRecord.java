package nl.magbellen.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A consent with its history, as the client's advertisers may see it: the addressee sees all of it,
 * a partner sees what holds for the partner.
 *
 * @param person the addressee's reference of the giver; null to a partner
 * @param text that was agreed to; null where none was told
 * @param partners the partners that the text named; to a partner, only itself
 * @param source where the addressee's evidence is; null to a partner
 * @param verification the earliest that holds for the client's advertisers; null if none
 * @param withdrawnAt from when it no longer holds for the client's advertisers; null if it does
 * @param disputedAt since when it is suspended, because the holder of the number says to have given
 *     none; null if it is undisputed, or if it was verified again afterwards
 * @param firstUsedAt when a call for the client's advertisers was first made on this ground; null
 *     if never
 * @param recordedAt when we wrote it down
 * @param events what happened, in the order in which it was recorded
 */
@Schema(description = "A consent with its history, as the client's advertisers may see it")
public record ConsentRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    String subject,
    @Nullable String person,
    Instant givenAt,
    Channel channel,
    @Nullable ConsentText text,
    List<String> partners,
    @Nullable ConsentSource source,
    @Nullable Instant validUntil,
    @Nullable Verification verification,
    @Nullable Instant withdrawnAt,
    @Nullable Instant disputedAt,
    @Nullable Instant firstUsedAt,
    Instant recordedAt,
    List<ConsentEventRecord> events) {}
