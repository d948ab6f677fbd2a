package nl.magbellen.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.magbellen.gateway.refusal.GatewayRefusal.SeveralCampaigns;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.RefusedException;

/** The campaigns that the client of the current request may see. */
@ApplicationScoped
public class OwnCampaigns {

  private final CampaignLedger ledger;
  private final Client client;

  OwnCampaigns(CampaignLedger ledger, Client client) {
    this.ledger = ledger;
    this.client = client;
  }

  /**
   * The one of this id.
   *
   * @param advertiser whose; null for any of the client's
   * @throws RefusedException (also in the Uni) when there is none, or when there are several
   */
  public Uni<Campaign> own(String id, String advertiser) {
    return ledger.newest(List.of(id), client.readsOf(advertiser)).map(this::theOne);
  }

  private Campaign theOne(List<Campaign> found) {
    List<Campaign> own = found.stream().filter(this::isOfOwnAgency).toList();
    if (own.size() > 1) {
      throw new RefusedException(new SeveralCampaigns());
    }
    return client.requireOwn(own.isEmpty() ? null : own.getFirst(), Campaign::advertiser);
  }

  private boolean isOfOwnAgency(Campaign campaign) {
    return client.agency().map(agency -> agency.equals(campaign.agency())).orElse(true);
  }
}
