package nl.magbellen.objection;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One objection: in force from {@code receivedAt} until {@code liftedAt}, or without end. */
@Schema(requiredProperties = {"id", "advertiser", "receivedAt", "channel"})
public record ObjectionFact(
    UUID id, String advertiser, Instant receivedAt, Instant liftedAt, Channel channel) {}
