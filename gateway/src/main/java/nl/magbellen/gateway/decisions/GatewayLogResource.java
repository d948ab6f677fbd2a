package nl.magbellen.gateway.decisions;

import jakarta.ws.rs.Path;
import nl.magbellen.service.transparency.LogReader;
import nl.magbellen.service.transparency.LogResource;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes what was signed of the log of decisions and outcomes. */
@Path(LogResource.PATH)
@Tag(name = "Decision log")
public class GatewayLogResource extends LogResource {

  GatewayLogResource(LogReader log) {
    super(log);
  }
}
