package nl.magbellen.gateway.log;

import java.time.LocalDate;
import java.util.Map;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.rulebook.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A day of Dutch time.
 *
 * @param permitted decisions that were PERMIT
 * @param denied decisions that were DENY
 * @param binding decisions about that very moment; the others were planning or audit
 * @param reasons how many decisions were denied for each reason; one may have several
 * @param rightToObject of the calls that were decided on this day
 * @param violations how many of them were reported as made on a DENY, or after their PERMIT had
 *     ended
 */
@Schema(name = "StatisticsOfDay")
public record DayCount(
    LocalDate day,
    long permitted,
    long denied,
    long binding,
    Map<ReasonCode, Long> reasons,
    RightToObjectOffered rightToObject,
    Map<Violation, Long> violations) {}
