package nl.magbellen.gateway.planning;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import nl.magbellen.gateway.campaign.OwnCampaigns;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Intakes;
import nl.magbellen.gateway.permission.RequestPlaces;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.deadline.Deadline;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Counts how many of a campaign's numbers may be called. */
@Path("/v1/campaigns/{id}/callable")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class CallableResource {

  private static final int MOST_DAYS = 7;

  private final Client client;
  private final OwnCampaigns campaigns;
  private final RequestPlaces places;
  private final Plan plan;
  private final Intakes intakes;
  private final InstantSource time;

  CallableResource(
      Client client,
      OwnCampaigns campaigns,
      RequestPlaces places,
      Plan plan,
      Intakes intakes,
      InstantSource time) {
    this.client = client;
    this.campaigns = campaigns;
    this.places = places;
    this.plan = plan;
    this.intakes = intakes;
    this.time = time;
  }

  @GET
  @Deadline("PT2M")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "countCallable",
      summary = "How many of a campaign's numbers may be called, by day and reason",
      description =
          "Decides each number of the list as if it were asked for that day, at the time of day of at"
              + " or in the next calling window. Nothing of it is recorded, kept or permitted: ask"
              + " again for each call.")
  public Uni<CallableCounts> count(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @Parameter(description = "Whose, where several advertisers have a campaign of this id")
          @QueryParam("advertiser")
          @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @Parameter(description = "The instant of the first day; absent for now") @QueryParam("at")
          Instant at,
      @Parameter(description = "How many days")
          @QueryParam("days")
          @DefaultValue("1")
          @Min(1)
          @Max(MOST_DAYS)
          int days) {
    Instant first = at == null ? time.instant() : at;
    Intake current = intakes.current();
    return places.inPlace(
        client.name(),
        () ->
            campaigns
                .own(id, advertiser)
                .flatMap(
                    own ->
                        current
                            .knowing(Set.of(own.id()))
                            .flatMap(intake -> plan.count(own, intake, first, days))));
  }
}
