package nl.magbellen.gateway.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.gateway.log.DayCount;
import nl.magbellen.gateway.log.RightToObjectOffered;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and reported in a period.
 *
 * @param advertiser whose; null for all that the client may read of
 * @param from decided at or after
 * @param to decided before
 * @param days those on which something was decided, oldest first
 * @param rightToObject of the whole period
 * @param violations of the whole period
 */
@Schema(description = "What was decided and reported in a period")
public record Statistics(
    @Nullable String advertiser,
    Instant from,
    Instant to,
    List<DayCount> days,
    RightToObjectOffered rightToObject,
    Map<Violation, Long> violations) {}
