package nl.magbellen.gateway.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import nl.magbellen.gateway.log.DecisionCounts;
import nl.magbellen.gateway.log.DecisionCounts.Period;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what the decision log adds up to. */
@Path("/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision log")
public class StatisticsResource {

  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final DecisionCounts statistics;
  private final Client client;
  private final InstantSource time;

  StatisticsResource(DecisionCounts statistics, Client client, InstantSource time) {
    this.statistics = statistics;
    this.client = client;
    this.time = time;
  }

  @GET
  @Deadline("PT20S")
  @RolesAllowed({Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getStatistics",
      summary =
          "Decisions per day, decision and reason; how often the right to object was offered, and which calls"
              + " were made without a permit",
      description =
          "Days are those of Dutch time. Without from and to the last thirty days; at most a year.")
  public Uni<Statistics> statistics(
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("from") Instant from,
      @QueryParam("to") Instant to) {
    Instant end = to == null ? time.instant() : to;
    Instant beginning = from == null ? end.minus(USUAL) : from;
    requireOrder(beginning, end);
    Period period =
        new Period(beginning, end, client.readsOf(advertiser), client.agency().orElse(null));
    return statistics
        .days(client.name(), period)
        .map(
            days ->
                new Statistics(
                    advertiser,
                    beginning,
                    end,
                    days,
                    DecisionCounts.offered(days),
                    DecisionCounts.violations(days)));
  }

  private static void requireOrder(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw ProblemException.badRequest("from: must be before to.");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw ProblemException.badRequest("from: must be at most a year before to.");
    }
  }
}
