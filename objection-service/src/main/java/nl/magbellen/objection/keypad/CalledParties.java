package nl.magbellen.objection.keypad;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.service.ServiceJson;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the gateway knows of a call: a permit names the callee by a digest alone. */
@Path("/internal")
@RegisterRestClient(configKey = "gateway")
@OidcClientFilter
interface CalledParties {

  /** Whom a call was made to, by its permit or its decision. */
  @POST
  @Path("called")
  Uni<Answer> find(CallMade call);

  record CallMade(String permit, UUID decision) {}

  /** One decision at most. */
  record Answer(boolean permitIsOurs, List<Called> items) {}

  /**
   * A decision, and whom it is about.
   *
   * @param number null when the question named none that exists
   * @param agency null when the advertiser asked for itself
   */
  record Called(
      UUID decision, Instant decidedAt, TelephoneNumber number, String advertiser, String agency) {}

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
