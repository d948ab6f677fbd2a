package nl.magbellen.gateway.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The last line of a snapshot, which is there only when the snapshot is whole.
 *
 * @param nextCursor asks the feed for all that came after the snapshot
 * @param count how many lines stand before this one
 */
@Schema(
    name = "SnapshotEnd",
    description = "The last line of a snapshot, which is there only when the snapshot is whole")
public record SnapshotEnd(
    @Schema(examples = "MTc2NDUxMTIwMDAwMDAwMS4wLjAuMA") String nextCursor, long count) {}
