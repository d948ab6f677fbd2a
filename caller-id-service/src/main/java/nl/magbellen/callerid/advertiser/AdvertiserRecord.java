package nl.magbellen.callerid.advertiser;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An advertiser as it is now.
 *
 * @param sector the one in force
 * @param proposedSector what a registrar says it is, until an operator settles it; null when
 *     nothing is proposed
 * @param sectorEvidence where the operator's reason for the sector in force is; may be null
 * @param telemarketerRequired whether a call by a human needs a telemarketer who is known
 * @param reflectionPeriod how long a consumer may think about a contract; null for none on record
 * @param version how often it was recorded, from 1
 * @param recordedAt when this version was recorded; it counts from then, the first one always
 */
@Schema(description = "An advertiser as it is now")
public record AdvertiserRecord(
    String id,
    String name,
    @Nullable String kvk,
    Sector sector,
    @Nullable Sector proposedSector,
    @Nullable String sectorEvidence,
    @Nullable String website,
    @Nullable String contact,
    boolean active,
    UntrainedTelemarketer untrainedTelemarketer,
    ManyComplaints manyComplaints,
    List<List<String>> similarSubjects,
    boolean telemarketerRequired,
    @Schema(implementation = String.class, examples = "P3D") @Nullable Period reflectionPeriod,
    int version,
    Instant recordedAt) {}
