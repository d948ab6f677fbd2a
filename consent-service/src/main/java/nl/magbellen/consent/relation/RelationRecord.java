package nl.magbellen.consent.relation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer relation with its history, as clients read it.
 *
 * @param endedAt null while it runs
 * @param recordedAt when we wrote it down
 * @param events what happened, in the order in which it was recorded
 */
@Schema(description = "A customer relation with its history")
public record RelationRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    String subject,
    @Nullable String person,
    RelationKind kind,
    Instant startedAt,
    @Nullable Instant endedAt,
    boolean numberFromSale,
    boolean optOutOffered,
    Instant recordedAt,
    List<RelationEvent> events) {}
