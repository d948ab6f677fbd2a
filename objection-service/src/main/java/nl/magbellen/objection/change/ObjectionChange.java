package nl.magbellen.objection.change;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.Channel;
import nl.magbellen.objection.ObjectionEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an objection, as the feed gives it: what to do with a list, not where
 * its evidence is.
 *
 * @param objection the objection's id
 * @param kind RECEIVED and RECEIVED_AGAIN: take the number off the list; LIFTED: it may be asked
 *     for again
 * @param number whose
 * @param advertiser against whom; {@code *} for all
 * @param happenedAt in force, or lifted, from here, as it was reported; changes may arrive late
 * @param channel how it was received; null when it was lifted. NATIONAL_REGISTER is no reason to
 *     take a number off a list: that register ended on 30 June 2021
 * @param recordedAt when we wrote it down
 */
@Schema(description = "Something that happened to an objection")
public record ObjectionChange(
    UUID objection,
    ObjectionEvent.Kind kind,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    Instant happenedAt,
    @Nullable Channel channel,
    Instant recordedAt) {}
