package nl.magbellen.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.gateway.refusal.GatewayRefusal.NotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.RegisterNotAnswering;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Ensures that a campaign names who is registered. One of somebody unknown would become the
 * campaign of whoever is registered under that id later.
 */
@ApplicationScoped
class CampaignParties {

  private static final Logger LOG = Logger.getLogger(CampaignParties.class);

  private final CallerIdClient callerIds;
  private final Duration deadline;
  private final InstantSource time;

  CampaignParties(
      @RestClient CallerIdClient callerIds,
      @ConfigProperty(name = "magbellen.gathering.deadline") Duration deadline,
      InstantSource time) {
    this.callerIds = callerIds;
    this.deadline = deadline;
    this.time = time;
  }

  /**
   * Lets only a campaign of registered parties pass.
   *
   * @throws RefusedException (in the Uni) if one of them is not, or if that could not be asked in
   *     time
   */
  Uni<Void> require(CampaignRequest request) {
    if (TestAdvertisers.isOne(request.advertiser())) {
      return Uni.createFrom().voidItem();
    }
    var lookup =
        new CallerLookup(
            request.advertiser(),
            request.agency(),
            null,
            null,
            request.telemarketers(),
            time.instant());
    return callerIds
        .lookUp(FactsJson.write(new CallerLookup.Batch(List.of(lookup))))
        .map(FactsJson::callers)
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(facts -> facts.getFirst().orElseThrow())
        .onFailure()
        .transform(CampaignParties::notAnswered)
        .invoke(facts -> requireAll(request, facts))
        .replaceWithVoid();
  }

  private static RefusedException notAnswered(Throwable failure) {
    LOG.warnf("caller-id-service could not be asked who is registered cause=%s", failure);
    return new RefusedException(new RegisterNotAnswering());
  }

  /**
   * Lets only a campaign pass whose parties are on record.
   *
   * @param facts what is on record about them
   * @throws RefusedException otherwise
   */
  static void requireAll(CampaignRequest request, CallerFacts facts) {
    List<FieldError> unregistered = new ArrayList<>();
    if (facts.advertiser() == null) {
      unregistered.add(
          new FieldError(
              "/advertiser",
              "ADVERTISER_NOT_REGISTERED",
              "must be the id of a registered advertiser"));
    } else if (request.agency() != null && facts.mandates().isEmpty()) {
      unregistered.add(
          new FieldError(
              "/agency",
              "AGENCY_NOT_REGISTERED",
              "must be the id of an agency with a mandate of this advertiser on record"));
    }
    Set<String> known =
        facts.telemarketers().stream().map(TelemarketerFact::id).collect(Collectors.toSet());
    for (int place = 0; place < request.telemarketers().size(); place++) {
      if (!known.contains(request.telemarketers().get(place))) {
        unregistered.add(
            new FieldError(
                "/telemarketers/" + place,
                "TELEMARKETER_NOT_REGISTERED",
                "must be the id of a telemarketer of the agency, or of the advertiser that calls"
                    + " itself"));
      }
    }
    if (!unregistered.isEmpty()) {
      throw new RefusedException(new NotRegistered(unregistered));
    }
  }
}
