package nl.magbellen.objection;

import java.time.Instant;
import nl.magbellen.imports.FileEvidence;
import nl.magbellen.imports.FileEvidences;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an objection, as clients read it. Parts that the kind does not have
 * are null.
 *
 * @param happenedAt when it happened, as it was reported
 * @param channel how the objection was received
 * @param source where the evidence of the receipt is; the file in words, where a file brought it
 *     and said nothing else
 * @param file the file that brought it; null for none, and for clients that may not know
 * @param statement what the consumer stated to lift it
 * @param evidence where the record of the statement is
 * @param recordedBy the client that recorded it; null for clients that may not know
 * @param recordedAt when we wrote it down
 */
@Schema(name = "ObjectionEvent", description = "Something that happened to an objection")
public record ObjectionEventRecord(
    ObjectionEvent.Kind kind,
    Instant happenedAt,
    @Nullable Channel channel,
    @Nullable String source,
    @Nullable FileEvidence file,
    @Nullable String statement,
    @Nullable String evidence,
    @Nullable String recordedBy,
    Instant recordedAt) {

  static ObjectionEventRecord of(ObjectionEvent event, FileEvidences.Found files) {
    FileEvidence file = files.of(event.importFile, event.importLine);
    return new ObjectionEventRecord(
        event.kind,
        event.happenedAt,
        event.channel,
        event.source == null && file != null ? file.inWords() : event.source,
        file,
        event.statement,
        event.evidence,
        event.recordedBy,
        event.recordedAt);
  }

  /** The same without who recorded it and where that client keeps its evidence. */
  ObjectionEventRecord withoutOrigin() {
    return new ObjectionEventRecord(
        kind, happenedAt, channel, null, null, statement, null, null, recordedAt);
  }
}
