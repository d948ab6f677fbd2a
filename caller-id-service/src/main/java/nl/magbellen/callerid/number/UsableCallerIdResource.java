package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import nl.magbellen.callerid.number.UsableCallerIds.Asked;
import nl.magbellen.callerid.refusal.CallerIdRefusal.ForeignAgency;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells dialers which numbers they may show. */
@Path("/v1/caller-ids/usable")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Caller ids")
public class UsableCallerIdResource {

  private static final int LONGEST_SUBJECT = 100;

  private final UsableCallerIds usable;
  private final Rulebook rulebook;
  private final InstantSource time;
  private final Client client;

  UsableCallerIdResource(
      UsableCallerIds usable, Rulebook rulebook, InstantSource time, Client client) {
    this.usable = usable;
    this.rulebook = rulebook;
    this.time = time;
    this.client = client;
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listUsableCallerIds",
      summary = "Which numbers may be shown now, until when, and why not the others",
      description =
          "All numbers that are or were registered for the advertiser, and the same rules as in a"
              + " decision: a call from a number that is not usable is denied for these reasons. A"
              + " call from a usable one may be denied for others. An agency's token asks for that"
              + " agency.")
  public Uni<Page<UsableCallerId>> list(
      @QueryParam("advertiser")
          @NotNull
          @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @Parameter(description = "The agency that calls; absent when the advertiser calls itself")
          @QueryParam("agency")
          @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String agency,
      @Parameter(
              description =
                  "What the calls are about; absent for anything that the agency may call about")
          @QueryParam("subject")
          @Size(max = LONGEST_SUBJECT)
          String subject,
      @Parameter(description = "RFC 3339; now when absent", schema = @Schema(format = "date-time"))
          @QueryParam("at")
          Instant at,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    client.requireAdvertiser(advertiser);
    Asked asked =
        new Asked(advertiser, requireOwn(agency), subject, at == null ? time.instant() : at);
    requireRules(asked.at());
    return Paging.byId(
        cursor, limit, UsableCallerId::id, (after, most) -> usable.find(asked, after, most));
  }

  /** A question of another agency would be refused as well. */
  private String requireOwn(String agency) {
    String own = client.agency().orElse(agency);
    if (agency != null && !agency.equals(own)) {
      throw new RefusedException(new ForeignAgency());
    }
    return own;
  }

  private void requireRules(Instant at) {
    try {
      rulebook.at(at);
    } catch (BeforeFirstRulebook e) {
      throw ProblemException.badRequest("at: " + e.getMessage());
    }
  }
}
