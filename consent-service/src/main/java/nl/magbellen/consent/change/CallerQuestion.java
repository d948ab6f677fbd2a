package nl.magbellen.consent.change;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks caller-id-service for advertisers as the gateway does. */
@Path("/internal/lookups")
@RegisterRestClient(configKey = "caller-id")
@OidcClientFilter
public interface CallerQuestion {

  /**
   * What is on record, in the order of the look-ups.
   *
   * @param lookups a batch, written by {@code FactsJson}, which reads the answer too
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Uni<byte[]> lookUp(byte[] lookups);
}
