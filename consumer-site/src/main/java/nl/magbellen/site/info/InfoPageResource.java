package nl.magbellen.site.info;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.caller.LookUpLimit;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.CallerDirectory.Advertiser;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who runs the site, what it does with data, who takes part, and what may still happen. */
@Path("/")
public class InfoPageResource {

  private final Visit visit;
  private final Operator operator;
  private final Advertisers advertisers;
  private final LookUpLimit limit;

  /** The public address at which advertisers' lists of numbers are; empty when there is none. */
  private final Optional<String> callers;

  InfoPageResource(
      Visit visit,
      Operator operator,
      Advertisers advertisers,
      LookUpLimit limit,
      @ConfigProperty(name = "magbellen.site.callers-url") Optional<String> callers) {
    this.visit = visit;
    this.operator = operator;
    this.advertisers = advertisers;
    this.limit = limit;
    this.callers = callers;
  }

  @GET
  @Path(Routes.PRIVACY)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> privacy() {
    return visit.show(InfoTemplates.privacy(visit.page(Place.PRIVACY), operator));
  }

  @GET
  @Path(Routes.CONTACT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> contact() {
    return visit.show(InfoTemplates.contact(visit.page(Place.CONTACT), operator));
  }

  @GET
  @Path(Routes.ACCESSIBILITY)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> accessibility() {
    return visit.show(InfoTemplates.accessibility(visit.page(Place.ACCESSIBILITY), operator));
  }

  @GET
  @Path(Routes.STILL)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> still() {
    return visit.show(InfoTemplates.still(visit.page(Place.STILL), operator));
  }

  @GET
  @Path(Routes.PARTICIPANTS)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> participants() {
    return limit.allows(visit.from())
        ? advertisers
            .all()
            .flatMap(found -> participants(found.orElse(List.of()), found.isPresent()))
        : participants(List.of(), false);
  }

  private Uni<Response> participants(List<Advertiser> found, boolean reachable) {
    return visit.show(
        InfoTemplates.participants(
            visit.page(Place.PARTICIPANTS), found, reachable, callers.orElse(null)));
  }
}
