package nl.magbellen.objection.door;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The start page: three doors, the first of which can be opened at once. */
@Path("/")
public class StartPage {

  private final Visit visit;

  StartPage(Visit visit) {
    this.visit = visit;
  }

  @GET
  @Path(Routes.START)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> start() {
    return visit.show(Pages.start(visit.page(Place.START), Form.empty()));
  }
}
