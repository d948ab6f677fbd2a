package nl.magbellen.gateway.replay;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.gateway.permission.QuestionRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to decide again: a logged decision, or a question.
 *
 * @param decision its id; with it the facts that were logged decide
 * @param question with it the facts that are on record now decide
 * @param rulesAt decide by the rules of this day, whatever the instant of the question: what if;
 *     null for the rules of its own
 */
@Schema(
    description = "What to decide again: either a decision or a question",
    examples =
        """
        {"decision": "0199a7c0-0000-7000-8000-000000000000", "rulesAt": "2026-07-01T12:00:00+02:00"}
        """)
public record ReplayRequest(
    @Schema(nullable = true) UUID decision,
    QuestionRequest question,
    @Schema(nullable = true) Instant rulesAt) {}
