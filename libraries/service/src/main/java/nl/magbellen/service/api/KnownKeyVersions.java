package nl.magbellen.service.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses look-ups by somebody who does not know the secret under which this service writes numbers
 * now: it would not find what was written last. The asker denies then, and the roll-out of the new
 * secret is seen to be in the wrong order.
 */
@ApplicationScoped
public class KnownKeyVersions {

  /** The request header that lists the asker's versions of the hash secret, as {@code 2,1}. */
  public static final String HEADER = "Magbellen-Key-Versions";

  private final NumberKeys keys;

  KnownKeyVersions(NumberKeys keys) {
    this.keys = keys;
  }

  @ServerRequestFilter
  void requireNewest(ContainerRequestContext request) {
    String known = request.getHeaderString(HEADER);
    if (known != null
        && !Arrays.asList(known.split(",")).contains(keys.versions().getFirst().toString())) {
      throw ProblemException.unavailable(
          "The asker does not know version %d of the number hash secret yet; give it that first."
              .formatted(keys.versions().getFirst()));
    }
  }
}
