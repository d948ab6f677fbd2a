package nl.magbellen.service.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an empty id in the query. It would be read as an absent one: as all advertisers, where
 * one was meant.
 */
public final class FilledIds {

  private static final Set<String> IDS = Set.of("advertiser", "agency", "telemarketer", "campaign");

  @ServerRequestFilter
  void refuseEmpty(ContainerRequestContext request) {
    for (Map.Entry<String, List<String>> parameter :
        request.getUriInfo().getQueryParameters().entrySet()) {
      if (IDS.contains(parameter.getKey()) && parameter.getValue().contains("")) {
        throw ProblemException.invalidField(
            "", "PATTERN", parameter.getKey() + " " + Identifier.MESSAGE);
      }
    }
  }
}
