package nl.magbellen.gateway.decisions;

import jakarta.ws.rs.Path;
import nl.magbellen.service.transparency.LogResource;
import nl.magbellen.service.transparency.PublishedLog;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes what was signed of the log of decisions and outcomes. */
@Path(LogResource.PATH)
@Tag(name = "Decision log")
public class GatewayLogResource extends LogResource {

  GatewayLogResource(PublishedLog log) {
    super(log);
  }
}
