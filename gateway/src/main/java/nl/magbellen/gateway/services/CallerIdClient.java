package nl.magbellen.gateway.services;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.change.ChangePart;
import nl.magbellen.service.change.ChangeRequest;
import nl.magbellen.service.change.StandingRequest;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal calls of caller-id-service. */
@Path("/internal")
@RegisterRestClient(configKey = "caller-id")
@OidcClientFilter
public interface CallerIdClient {

  /**
   * What is on record, in the order of the look-ups.
   *
   * @param lookups a batch, written by {@code FactsJson}, which reads the answer too
   */
  @POST
  @Path("lookups")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Uni<byte[]> lookUp(byte[] lookups);

  /** A part of what happened to caller ids, mandates and advertisers. */
  @POST
  @Path("changes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Uni<ChangePart> changes(ChangeRequest request);

  /** A part of what of that blocks calls, and still stands. */
  @POST
  @Path("changes/standing")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Uni<ChangePart> standing(StandingRequest request);

  /** Keeps the latest day on which a caller id was used. */
  @POST
  @Path("uses")
  Uni<Void> use(Uses uses);

  /** The agencies among these that are registered. */
  @POST
  @Path("agency-names")
  Uni<Agencies> agencies(AgencyIds ids);

  record AgencyIds(List<String> ids) {}

  /** Some agencies. */
  record Agencies(List<Agency> items) {}

  /** One of them. */
  record Agency(String id) {}

  record Uses(List<Use> uses) {}

  record Use(UUID callerId, LocalDate usedOn) {}

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
