package nl.magbellen.callerid.telemarketer;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A telemarketer as he or she is now.
 *
 * @param id its owner's own; others may use it for other people
 * @param agency where the person works; null when with an advertiser itself
 * @param advertiser with which advertiser the person works; null when with an agency
 * @param version how often it was recorded, from 1
 * @param recordedAt when this version was recorded
 * @param trainings in the order in which they were recorded
 */
@Schema(description = "A telemarketer with the exams passed")
public record TelemarketerRecord(
    String id,
    String name,
    @Nullable String agency,
    @Nullable String advertiser,
    int version,
    Instant recordedAt,
    List<Training> trainings) {}
