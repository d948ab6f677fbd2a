package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import nl.magbellen.gateway.campaign.CampaignLedger;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.service.access.Client;

/** Makes the {@link Intake} of each request. */
@ApplicationScoped
public class Intakes {

  private final Client client;
  private final CurrentRulebook rulebook;
  private final ObjectMapper json;
  private final CampaignLedger campaigns;

  Intakes(Client client, CurrentRulebook rulebook, ObjectMapper json, CampaignLedger campaigns) {
    this.client = client;
    this.rulebook = rulebook;
    this.json = json;
    this.campaigns = campaigns;
  }

  /** That of the current request; it knows no campaign yet. */
  public Intake current() {
    return new Intake(client, rulebook, json, campaigns);
  }
}
