package nl.magbellen.gateway.gathering;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.CallerFacts;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal calls of caller-id-service. */
@Path("/internal")
@RegisterRestClient(configKey = "caller-id")
@OidcClientFilter
public interface CallerIdClient {

  /** What is on record, in the order of the look-ups. */
  @POST
  @Path("lookups")
  Uni<Answer> lookUp(Lookups lookups);

  /** The answers, in the order of the look-ups. */
  record Answer(List<CallerFacts> facts) {}

  /** Keeps the latest day on which a caller id was used. */
  @POST
  @Path("uses")
  Uni<Void> use(Uses uses);

  record Lookups(List<Lookup> lookups) {}

  record Lookup(
      String advertiser, String agency, String callerId, String telemarketer, Instant at) {}

  record Uses(List<Use> uses) {}

  record Use(UUID callerId, LocalDate usedOn) {}

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
