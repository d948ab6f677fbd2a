package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.gateway.campaign.CampaignLedger;
import nl.magbellen.gateway.refusal.GatewayRefusal.EndOfKey;
import nl.magbellen.gateway.refusal.GatewayRefusal.KeyOfNobody;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownCampaign;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableAddresses;
import nl.magbellen.gateway.registered.RegisteredParties;
import nl.magbellen.number.Ids;
import nl.magbellen.service.connection.AddressBlock;
import nl.magbellen.service.refusal.RefusedException;

/** Makes keys, for clients and campaigns that are there. */
@ApplicationScoped
class NewKeys {

  private final ApiKeyLedger ledger;
  private final RegisteredParties parties;
  private final CampaignLedger campaigns;
  private final ApiKeySettings settings;
  private final InstantSource time;

  NewKeys(
      ApiKeyLedger ledger,
      RegisteredParties parties,
      CampaignLedger campaigns,
      ApiKeySettings settings,
      InstantSource time) {
    this.ledger = ledger;
    this.parties = parties;
    this.campaigns = campaigns;
    this.settings = settings;
    this.time = time;
  }

  /**
   * Lets only a key pass that is for somebody, and that can be used.
   *
   * @throws RefusedException (also in the Uni) otherwise
   */
  Uni<Void> require(ApiKeyRequest key) {
    if (key.advertiser() == null && key.agency() == null) {
      throw new RefusedException(new KeyOfNobody());
    }
    requireReadable(key.addresses());
    requireEnd(key.expiresAt());
    return requireParties(key).chain(() -> requireCampaign(key));
  }

  private static void requireReadable(List<String> addresses) {
    List<Integer> unreadable =
        IntStream.range(0, addresses.size())
            .filter(place -> AddressBlock.read(addresses.get(place)).isEmpty())
            .boxed()
            .toList();
    if (!unreadable.isEmpty()) {
      throw new RefusedException(new UnreadableAddresses(unreadable));
    }
  }

  private void requireEnd(Instant end) {
    Instant now = time.instant();
    Instant latest = now.plus(settings.longestLife());
    if (end != null && (!end.isAfter(now) || end.isAfter(latest))) {
      throw new RefusedException(new EndOfKey(latest));
    }
  }

  private Uni<Void> requireParties(ApiKeyRequest key) {
    Uni<Void> advertiser =
        key.advertiser() == null
            ? Uni.createFrom().voidItem()
            : parties.requireAdvertiser(key.advertiser());
    return key.agency() == null
        ? advertiser
        : advertiser.chain(() -> parties.requireAgency(key.agency()));
  }

  private Uni<Void> requireCampaign(ApiKeyRequest key) {
    if (key.campaign() == null) {
      return Uni.createFrom().voidItem();
    }
    List<String> owners = key.advertiser() == null ? null : List.of(key.advertiser());
    return campaigns
        .newest(List.of(key.campaign()), owners)
        .invoke(
            found -> {
              if (found.stream().noneMatch(campaign -> isOf(key, campaign))) {
                throw new RefusedException(new UnknownCampaign());
              }
            })
        .replaceWithVoid();
  }

  private static boolean isOf(ApiKeyRequest key, Campaign campaign) {
    return key.agency() == null || key.agency().equals(campaign.agency());
  }

  /**
   * Adds the key, in the caller's transaction.
   *
   * @return with its secret
   */
  Uni<ApiKey> add(ApiKeyRequest request, String createdBy) {
    Secret secret = Secret.random();
    Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
    Instant end =
        request.expiresAt() == null ? now.plus(settings.usualLife()) : request.expiresAt();
    ApiKey key =
        new ApiKey(
            Ids.next(),
            secret.text(),
            secret.beginning(),
            request.advertiser(),
            request.agency(),
            request.scopes().stream().distinct().toList(),
            request.campaign(),
            blocks(request.addresses()),
            now,
            createdBy,
            end.truncatedTo(ChronoUnit.MICROS),
            null,
            null);
    return ledger.add(key, secret.hash()).replaceWith(key);
  }

  private static List<String> blocks(List<String> addresses) {
    return addresses.stream()
        .map(AddressBlock::read)
        .map(block -> block.orElseThrow().toString())
        .distinct()
        .toList();
  }
}
