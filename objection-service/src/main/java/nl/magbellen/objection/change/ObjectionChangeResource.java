package nl.magbellen.objection.change;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import nl.magbellen.objection.VisibleAdvertisers;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The feed by which dialers keep their lists clean between decisions. */
@Path("/v1/objections/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Objections")
public class ObjectionChangeResource {

  private static final long BEGINNING = 0;

  private final ChangeFeed feed;
  private final VisibleAdvertisers visible;

  ObjectionChangeResource(ChangeFeed feed, VisibleAdvertisers visible) {
    this.feed = feed;
    this.visible = visible;
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listObjectionChanges",
      summary = "What changed: each change once, in the order of commits",
      description =
          "Objections against the token's advertisers and against everybody, to take numbers off"
              + " lists. nextCursor is always there: keep it with what you did, and ask with it as"
              + " after. Fewer items than limit: there are no more for now. A token that got another"
              + " advertiser begins anew, without a cursor. Purging a list is no substitute for asking"
              + " before each call.")
  public Uni<Page<ObjectionChange>> changes(
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    return feed.after(Page.after(after, BEGINNING, Long::valueOf), visible.orNullForAll(), limit);
  }
}
