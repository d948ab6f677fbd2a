package nl.magbellen.gateway.services;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.api.KnownKeyVersions;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Sends the services which versions of the hash secret the look-ups' keys are made with. */
@ApplicationScoped
public class KeyVersionsHeader implements ResteasyReactiveClientRequestFilter {

  private final String versions;

  KeyVersionsHeader(NumberKeys keys) {
    this.versions = keys.versions().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Override
  public void filter(ResteasyReactiveClientRequestContext request) {
    request.getHeaders().putSingle(KnownKeyVersions.HEADER, versions);
  }
}
