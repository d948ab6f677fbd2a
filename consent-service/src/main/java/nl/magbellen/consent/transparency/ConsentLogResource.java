package nl.magbellen.consent.transparency;

import jakarta.ws.rs.Path;
import nl.magbellen.service.transparency.LogResource;
import nl.magbellen.service.transparency.PublishedLog;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes what was signed of the log of consents and the other legal bases. */
@Path(LogResource.PATH)
@Tag(name = "Log")
public class ConsentLogResource extends LogResource {

  ConsentLogResource(PublishedLog log) {
    super(log);
  }
}
