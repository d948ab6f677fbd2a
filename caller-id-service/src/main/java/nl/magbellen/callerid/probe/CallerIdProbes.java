package nl.magbellen.callerid.probe;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The calls to a caller id, for whichever advertiser its number is registered.
 *
 * @param nextAt the next call comes in the first calling hours from then on; null when none was
 *     made yet
 * @param unanswered how many in a row were not answered
 * @param probes the last ones, newest first
 */
@Schema(description = "The calls to a caller id that see whether it is answered")
public record CallerIdProbes(@Nullable Instant nextAt, int unanswered, List<ProbeRecord> probes) {}
