package nl.magbellen.gateway.planning;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.gateway.campaign.OwnCampaigns;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets dialers say which numbers a campaign is to call. */
@Path("/v1/campaigns/{id}/list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class CampaignListResource {

  private static final String CSV = "text/csv";
  private static final String LINES = "application/x-ndjson";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final OwnCampaigns campaigns;
  private final KeptLists lists;
  private final ObjectMapper json;

  CampaignListResource(OwnCampaigns campaigns, KeptLists lists, ObjectMapper json) {
    this.campaigns = campaigns;
    this.lists = lists;
    this.json = json;
  }

  @PUT
  @Consumes({CSV, LINES})
  @RolesAllowed(Role.DIALER)
  @Blocking
  @Operation(
      operationId = "putCampaignList",
      summary = "Say which numbers a campaign is to call; at most 100,000",
      description =
          "The list takes the place of the one before. CSV has a column callee, other columns are"
              + " not kept; NDJSON has a number or an object with callee on each line. Rows without a"
              + " number that can be read are told, the others are kept, encrypted.")
  public KeptList put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @Parameter(description = "Whose, where several advertisers have a campaign of this id")
          @QueryParam("advertiser")
          @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = CSV,
                    schema = @Schema(implementation = String.class),
                    examples =
                        @ExampleObject(
                            name = "list",
                            value = "callee\n+31612345678\n06-87654321\n")),
                @Content(mediaType = LINES, schema = @Schema(implementation = String.class))
              })
          @NotNull
          byte[] body) {
    Campaign own = campaigns.own(id, advertiser).await().atMost(LONGEST);
    ListedNumbers read = ListedNumbers.read(body, type.toString().startsWith(CSV), json);
    lists.put(own, read.numbers()).await().atMost(LONGEST);
    return read.kept();
  }
}
