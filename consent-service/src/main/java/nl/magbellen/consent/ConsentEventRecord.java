package nl.magbellen.consent;

import java.time.Instant;
import nl.magbellen.imports.FileEvidence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a consent, as clients read it. Parts that the kind does not have are
 * null.
 *
 * @param happenedAt when it happened
 * @param advertiser for whom it holds; null for every party, or, of a use, when that was not
 *     reported
 * @param channel through what the consent was given or withdrawn
 * @param method how the giver was verified
 * @param evidence where the record of the verification is
 * @param decision the decision on which the consent was used
 * @param file the file that brought it; null for none, and to a partner
 * @param recordedBy the client that recorded it
 * @param recordedAt when we wrote it down
 */
@Schema(name = "ConsentEvent", description = "Something that happened to a consent")
public record ConsentEventRecord(
    ConsentEvent.Kind kind,
    Instant happenedAt,
    @Nullable String advertiser,
    @Nullable String channel,
    @Nullable VerificationMethod method,
    @Nullable String evidence,
    @Nullable String decision,
    @Nullable FileEvidence file,
    String recordedBy,
    Instant recordedAt) {}
