package nl.magbellen.gateway.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.outcome.Violation;
import nl.magbellen.rulebook.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
@Schema(
    description = "What was decided and reported in a period",
    requiredProperties = {"from", "to", "days", "rightToObject", "violations"})
public record Statistics(
    @Schema(nullable = true) String advertiser,
    Instant from,
    Instant to,
    List<Day> days,
    RightToObjectOffered rightToObject,
    Map<Violation, Long> violations) {

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
  @Schema(
      name = "StatisticsOfDay",
      requiredProperties = {
        "day",
        "permitted",
        "denied",
        "binding",
        "reasons",
        "rightToObject",
        "violations"
      })
  public record Day(
      LocalDate day,
      long permitted,
      long denied,
      long binding,
      Map<ReasonCode, Long> reasons,
      RightToObjectOffered rightToObject,
      Map<Violation, Long> violations) {}

  /**
   * How often the right to object was offered.
   *
   * @param connected calls that were reported as connected
   * @param offered those of them in which it was offered, by the agent or by a recorded text that
   *     was announced during the call
   * @param objected calls in which the consumer objected
   * @param share offered of connected, 0 to 1; null when none was connected
   */
  @Schema(requiredProperties = {"connected", "offered", "objected"})
  public record RightToObjectOffered(
      long connected, long offered, long objected, @Schema(nullable = true) Double share) {

    public static RightToObjectOffered of(long connected, long offered, long objected) {
      return new RightToObjectOffered(
          connected, offered, objected, connected == 0 ? null : (double) offered / connected);
    }

    public RightToObjectOffered and(RightToObjectOffered more) {
      return of(connected + more.connected, offered + more.offered, objected + more.objected);
    }
  }
}
