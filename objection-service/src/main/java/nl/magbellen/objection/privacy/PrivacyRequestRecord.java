package nl.magbellen.objection.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.answer.AnswerState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request about data with its answer.
 *
 * @param advertiser who keeps the data; {@code *} for whoever runs Magbellen
 * @param words what the consumer asks, literally
 * @param dueOn the last day for the answer, local date in Europe/Amsterdam
 */
@Schema(name = "PrivacyRequest", description = "A request about data with its answer")
public record PrivacyRequestRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    PrivacyRequestKind kind,
    String advertiser,
    String words,
    Instant receivedAt,
    @Nullable String source,
    LocalDate dueOn,
    AnswerState state,
    boolean overdue,
    @Nullable String answer,
    @Nullable Instant answeredAt,
    Instant recordedAt) {}
