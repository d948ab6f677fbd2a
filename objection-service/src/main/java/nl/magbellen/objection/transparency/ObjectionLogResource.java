package nl.magbellen.objection.transparency;

import jakarta.ws.rs.Path;
import nl.magbellen.service.transparency.LogResource;
import nl.magbellen.service.transparency.PublishedLog;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes what was signed of the log of objections. */
@Path(LogResource.PATH)
@Tag(name = "Log")
public class ObjectionLogResource extends LogResource {

  ObjectionLogResource(PublishedLog log) {
    super(log);
  }
}
