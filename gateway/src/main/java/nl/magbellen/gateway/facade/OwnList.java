package nl.magbellen.gateway.facade;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.gateway.campaign.OwnCampaigns;
import nl.magbellen.gateway.refusal.GatewayRefusal.ObjectionsNotTaken;
import nl.magbellen.gateway.registered.RegisteredParties;
import nl.magbellen.gateway.services.ObjectionClient;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Registers objections. Doing it again does no harm. */
@ApplicationScoped
class OwnList {

  private static final Logger LOG = Logger.getLogger(OwnList.class);

  /** How many are registered together, all or none. */
  private static final int TOGETHER = 500;

  private static final int MOST_SHOWN = 20;

  private final ObjectionClient objections;
  private final OwnCampaigns campaigns;
  private final RegisteredParties parties;
  private final Client client;
  private final InstantSource time;

  OwnList(
      @RestClient ObjectionClient objections,
      OwnCampaigns campaigns,
      RegisteredParties parties,
      Client client,
      InstantSource time) {
    this.objections = objections;
    this.campaigns = campaigns;
    this.parties = parties;
    this.client = client;
    this.time = time;
  }

  /**
   * What was registered.
   *
   * @param count how many numbers
   * @param noNumbers places of what is none, from 1
   */
  record Added(int count, List<Integer> noNumbers) {

    boolean isWhole() {
      return noNumbers.isEmpty();
    }

    String lines() {
      return count + " registered\n" + (isWhole() ? "" : noNumber() + "\n");
    }

    RefusedException refusal() {
      return RefusedException.invalidField(
          "/" + Fields.NUMBERS,
          "NO_NUMBER",
          "%s; the other numbers, %d, are registered".formatted(noNumber(), count));
    }

    private String noNumber() {
      String places =
          noNumbers.stream()
              .limit(MOST_SHOWN)
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return "no telephone number at place "
          + places
          + (noNumbers.size() > MOST_SHOWN
              ? " and " + (noNumbers.size() - MOST_SHOWN) + " more"
              : "");
    }
  }

  /**
   * Registers an objection for each number.
   *
   * @throws RefusedException (also in the Uni) if it is not known against whom, or if they could
   *     not be registered
   */
  Uni<Added> add(Fields fields, List<Listed> numbers) {
    List<TelephoneNumber> read = new ArrayList<>();
    List<Integer> noNumbers = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      try {
        read.add(TelephoneNumber.parse(numbers.get(i).callee()));
      } catch (InvalidTelephoneNumberException none) {
        noNumbers.add(i + 1);
      }
    }
    return advertiser(fields)
        .flatMap(advertiser -> register(read, advertiser))
        .replaceWith(new Added(read.size(), List.copyOf(noNumbers)));
  }

  /** Whoever made a key or a campaign has ensured that its advertiser is registered. */
  private Uni<String> advertiser(Fields fields) {
    String named = fields.get(Fields.PROJECT);
    if (named != null) {
      client.requireAdvertiser(named);
    }
    String campaign = client.campaign().orElse(fields.get(Fields.CAMPAIGN));
    if (campaign != null) {
      return campaigns.own(campaign, named).map(Campaign::advertiser);
    }
    if (named != null) {
      return parties.requireAdvertiser(named).replaceWith(named);
    }
    List<String> own = client.advertisers();
    if (client.actsForAll() || own.size() != 1) {
      throw RefusedException.invalidField(
          "/" + Fields.PROJECT, "NOT_NULL", "must be the advertiser, or campaignId a campaign");
    }
    return Uni.createFrom().item(own.getFirst());
  }

  private Uni<Void> register(List<TelephoneNumber> numbers, String advertiser) {
    if (TestAdvertisers.isOne(advertiser)) {
      return Uni.createFrom().voidItem();
    }
    Instant now = time.instant();
    return Multi.createFrom()
        .items(numbers.stream().gather(Gatherers.windowFixed(TOGETHER)))
        .onItem()
        .transformToUniAndConcatenate(
            slice ->
                objections.register(
                    new ObjectionClient.Objections(
                        slice.stream().map(each -> objection(each, advertiser, now)).toList())))
        .collect()
        .last()
        .onFailure()
        .transform(OwnList::notTaken)
        .replaceWithVoid();
  }

  private static ObjectionClient.Objection objection(
      TelephoneNumber number, String advertiser, Instant now) {
    return new ObjectionClient.Objection(number, advertiser, now, "FILE", "dncscrub:pdnc");
  }

  private static RefusedException notTaken(Throwable failure) {
    LOG.warnf("objections of a dialer's own list not registered cause=%s", failure);
    return new RefusedException(new ObjectionsNotTaken());
  }
}
