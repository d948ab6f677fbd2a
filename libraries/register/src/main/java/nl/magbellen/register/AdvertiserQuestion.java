package nl.magbellen.register;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks caller-id-service which advertisers it knows. */
@Path("/internal/consumer/advertiser-names")
@RegisterRestClient(configKey = "caller-id")
@OidcClientFilter
public interface AdvertiserQuestion {

  /** Those of the advertisers that are registered, active or not. */
  @POST
  Uni<Registered> ask(Asked asked);

  record Asked(Collection<String> ids) {}

  /** Some advertisers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Registered(List<Advertiser> items) {}

  /** One of them. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Advertiser(String id, String name) {}
}
