package nl.magbellen.gateway.outcome;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That the consumer asked to be called back.
 *
 * @param at when they would like it; null if they did not say
 * @param until the first instant at which the request no longer holds
 */
@Schema(
    description = "That the consumer asked to be called back",
    examples = "{\"at\": \"2026-11-24T10:00:00+01:00\", \"until\": \"2026-11-25T18:00:00+01:00\"}")
public record Callback(Instant at, @NotNull Instant until) {}
