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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.change.ChangePart;
import nl.magbellen.service.change.ChangeRequest;
import nl.magbellen.service.change.StandingRequest;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal calls of objection-service. */
@Path("/internal")
@RegisterRestClient(configKey = "objection")
@OidcClientFilter
@RegisterProvider(KeyVersionsHeader.class)
public interface ObjectionClient {

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

  /** A part of what happened to objections. */
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

  /** Registers the objections that were made during calls, all or none. */
  @POST
  @Path("objections")
  Uni<Registered> register(Objections objections);

  record Objections(List<Objection> objections) {}

  record Objection(
      TelephoneNumber number,
      String advertiser,
      Instant receivedAt,
      String channel,
      String source) {}

  record Registered(List<Item> items) {}

  record Item(UUID id) {}

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
