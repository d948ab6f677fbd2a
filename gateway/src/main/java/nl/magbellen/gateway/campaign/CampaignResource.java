package nl.magbellen.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignAgency;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets dialers say what their campaigns stand for, and who is logged in. */
@Path("/v1/campaigns/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class CampaignResource {

  private final CampaignLedger ledger;
  private final OwnCampaigns campaigns;
  private final CampaignParties parties;
  private final IdempotentWrites writes;
  private final Client client;

  CampaignResource(
      CampaignLedger ledger,
      OwnCampaigns campaigns,
      CampaignParties parties,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.campaigns = campaigns;
    this.parties = parties;
    this.writes = writes;
    this.client = client;
  }

  @PUT
  @RolesAllowed({Role.DIALER, Role.REGISTRAR})
  @Operation(
      operationId = "putCampaign",
      summary = "Say what a campaign stands for from now on, and who is logged in to it",
      description =
          "A question may name the campaign in place of advertiser, agency, purpose, subject and callerId."
              + " Put it again whenever an agent logs in or out: a question of it that names no"
              + " telemarketer is permitted only while all of them are trained. What it was before is"
              + " kept. Each advertiser has campaigns of its own.")
  @APIResponse(
      responseCode = "201",
      description = "New",
      content = @Content(schema = @Schema(implementation = Campaign.class)))
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as it was",
      content = @Content(schema = @Schema(implementation = Campaign.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid CampaignRequest body) {
    client.requireAdvertiser(body.advertiser());
    CampaignRequest own = ofOwnAgency(body);
    own.requireSubject();
    return writes.idempotentlyAfter(
        body,
        () ->
            parties
                .require(own)
                .chain(() -> ledger.put(id, own, this::requireOwnAgency, client.name())),
        done -> Uni.createFrom().item(done).map(Registration::written));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getCampaign", summary = "A campaign as it is now")
  public Uni<Campaign> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @Parameter(
              description =
                  "Whose, where several of the token's advertisers have a campaign of this id")
          @QueryParam("advertiser")
          @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser) {
    return campaigns.own(id, advertiser);
  }

  /** An agency's token says who calls, so the body need not. */
  private CampaignRequest ofOwnAgency(CampaignRequest body) {
    Optional<String> agency = client.agency();
    if (agency.isEmpty()) {
      return body;
    }
    if (body.agency() != null && !body.agency().equals(agency.get())) {
      throw new RefusedException(new ForeignAgency());
    }
    return body.calledBy(agency.get());
  }

  private void requireOwnAgency(Campaign present) {
    if (!isOfOwnAgency(present)) {
      throw new RefusedException(new ForeignAgency());
    }
  }

  private boolean isOfOwnAgency(Campaign campaign) {
    return client.agency().map(agency -> agency.equals(campaign.agency())).orElse(true);
  }
}
