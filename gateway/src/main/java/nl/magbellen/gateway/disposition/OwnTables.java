package nl.magbellen.gateway.disposition;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignAgency;
import nl.magbellen.gateway.registered.RegisteredParties;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.RefusedException;

/** Whose tables a client may read and write. */
@RequestScoped
public class OwnTables {

  private final RegisteredParties parties;
  private final Client client;

  OwnTables(RegisteredParties parties, Client client) {
    this.parties = parties;
    this.client = client;
  }

  /**
   * The owner with this id. An agency has its own words; what its advertisers' words mean is theirs
   * to say.
   *
   * @throws RefusedException if the client is another agency, or does not act for the advertiser
   */
  public TableOwner own(String id) {
    Optional<String> agency = client.agency();
    if (agency.isEmpty()) {
      client.requireAdvertiser(id);
      return TableOwner.advertiser(id);
    }
    if (!id.equals(agency.get())) {
      throw new RefusedException(new ForeignAgency());
    }
    return TableOwner.agency(id);
  }

  /**
   * Ensures that there is such an owner.
   *
   * @throws RefusedException (in the Uni) if there is not, or if that could not be asked in time
   */
  public Uni<Void> requireRegistered(TableOwner owner) {
    return switch (owner.kind()) {
      case ADVERTISER -> parties.requireAdvertiser(owner.id());
      case AGENCY -> parties.requireAgency(owner.id());
    };
  }
}
