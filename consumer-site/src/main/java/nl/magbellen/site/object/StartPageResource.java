package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The start page: three ways on, the first of which is a form that can be filled in at once. */
@Path("/")
public class StartPageResource {

  private final Visit visit;

  StartPageResource(Visit visit) {
    this.visit = visit;
  }

  @GET
  @Path(Routes.START)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> start() {
    return visit.show(ObjectTemplates.start(visit.page(Place.START), Form.empty()));
  }
}
