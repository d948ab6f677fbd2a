package nl.magbellen.objection.change;

import jakarta.ws.rs.Path;
import nl.magbellen.service.change.ChangeResource;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the gateway what happened to objections. */
@Path(ChangeResource.PATH)
@Tag(name = "Internal")
public class InternalChangeResource extends ChangeResource {

  InternalChangeResource(ObjectionChangeSource changes) {
    super(changes);
  }
}
