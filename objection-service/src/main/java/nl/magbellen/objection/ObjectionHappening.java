package nl.magbellen.objection;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to an objection, as clients read it. Parts that the kind does not have
 * are null.
 *
 * @param happenedAt when it happened, as it was told
 * @param channel how the objection was received
 * @param source where the evidence of the receipt is
 * @param statement what the consumer stated to lift it
 * @param evidence where the record of the statement is
 * @param recordedBy the client that told it; null for clients that may not know
 * @param recordedAt when we wrote it down
 */
@Schema(
    name = "ObjectionEvent",
    description = "Something that happened to an objection",
    requiredProperties = {"kind", "happenedAt", "recordedAt"})
public record ObjectionHappening(
    ObjectionEvent.Kind kind,
    Instant happenedAt,
    Channel channel,
    String source,
    String statement,
    String evidence,
    String recordedBy,
    Instant recordedAt) {

  static ObjectionHappening of(ObjectionEvent event) {
    return new ObjectionHappening(
        event.kind,
        event.happenedAt,
        event.channel,
        event.source,
        event.statement,
        event.evidence,
        event.recordedBy,
        event.recordedAt);
  }

  /** The same without who told it and where that client keeps its evidence. */
  ObjectionHappening withoutOrigin() {
    return new ObjectionHappening(
        kind, happenedAt, channel, null, statement, null, null, recordedAt);
  }
}
