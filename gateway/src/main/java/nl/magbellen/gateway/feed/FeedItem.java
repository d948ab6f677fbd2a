package nl.magbellen.gateway.feed;

import java.time.Instant;
import java.time.LocalDate;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.change.ChangeEffect;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.change.RecordedChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of the feed: what to do with a list, not where its evidence is.
 *
 * @param id the same wherever this change is told
 * @param kind what happened
 * @param effect BLOCKS: what was permitted may be denied from now on; MAY_ALLOW: what was denied
 *     may be permitted
 * @param number the callee's; null for what is about no callee
 * @param callerId the number that calls; null for what is about none
 * @param advertiser for whom it counts; {@code *} for all
 * @param agency who holds the caller id, or has the mandate; null for none
 * @param day of mourning; null for all else
 * @param evidence the record, as decisions name it; null for a day of mourning
 * @param happenedAt from when it counts, as it was reported; it may arrive late, or lie ahead
 * @param recordedAt when it was written down
 */
@Schema(
    name = "Change",
    description = "Something that makes a number no longer callable, or callable again")
public record FeedItem(
    @Schema(examples = "objection-1764511200000001") String id,
    ChangeKind kind,
    ChangeEffect effect,
    @Schema(implementation = String.class, examples = "+31612345678")
        @Nullable TelephoneNumber number,
    @Schema(examples = "+31207001234") @Nullable String callerId,
    @Schema(examples = "zonnestroom") String advertiser,
    @Schema(examples = "belhuis") @Nullable String agency,
    @Nullable LocalDate day,
    @Schema(examples = "objection:01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d55") @Nullable String evidence,
    Instant happenedAt,
    Instant recordedAt) {

  static FeedItem of(Source source, RecordedChange change) {
    return new FeedItem(
        source.name() + "-" + change.position(),
        change.kind(),
        change.kind().effect(),
        change.number(),
        change.callerId(),
        change.advertiser(),
        change.agency(),
        change.day(),
        change.evidence(),
        change.happenedAt(),
        change.recordedAt());
  }
}
