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

/** The internal calls of consent-service. */
@Path("/internal")
@RegisterRestClient(configKey = "consent")
@OidcClientFilter
@RegisterProvider(KeyVersionsHeader.class)
public interface ConsentClient {

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

  /** A part of what happened to legal bases. */
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

  /** Reports calls that were made on a consent or a request. */
  @POST
  @Path("uses")
  Uni<Void> use(Uses uses);

  /** Lets permits hold requested calls; returns who holds each, in the order of the holds. */
  @POST
  @Path("holds")
  Uni<HoldAnswer> hold(Holds holds);

  /** Lets go of requested calls, where these decisions hold them. */
  @POST
  @Path("holds/end")
  Uni<Void> endHolds(HoldEnds ends);

  /** Suspends the consents of numbers on which another person was reached. */
  @POST
  @Path("wrong-persons")
  Uni<Void> suspend(WrongPersons wrongPersons);

  /** Records that consumers asked to be called back; returns the requested calls, in order. */
  @POST
  @Path("callbacks")
  Uni<CallbackAnswer> callBack(Callbacks callbacks);

  record WrongPersons(List<WrongPerson> wrongPersons) {}

  /**
   * @param minor whether a minor was reached
   * @param decision on which the call was made; null if that is not known
   */
  record WrongPerson(
      TelephoneNumber number, String advertiser, Instant reachedAt, boolean minor, UUID decision) {}

  record Callbacks(List<CallbackWanted> callbacks) {}

  record CallbackWanted(
      TelephoneNumber number,
      String advertiser,
      String subject,
      Instant requestedAt,
      Instant validUntil,
      String evidence) {}

  record CallbackAnswer(List<UUID> requestedCalls) {}

  record Holds(List<Hold> holds) {}

  /**
   * @param from the instant that was asked about
   * @param until the first instant at which the permit no longer holds
   */
  record Hold(String evidence, UUID decision, Instant from, Instant until) {}

  record HoldAnswer(List<Held> holds) {}

  /**
   * Who holds a requested call now; a permit holds it if that is its decision and the call was not
   * made.
   *
   * @param decision null when none does
   * @param until null when none does
   * @param usedAt when the call was made; null when not yet
   */
  record Held(UUID decision, Instant until, Instant usedAt) {}

  record HoldEnds(List<HoldEnd> ends) {}

  record HoldEnd(String evidence, UUID decision) {}

  record Uses(List<Use> uses) {}

  /**
   * @param advertiser for whom the call was made
   */
  record Use(String evidence, Instant usedAt, UUID decision, String advertiser) {}

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
