package nl.magbellen.gateway.disposition;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import nl.magbellen.gateway.refusal.GatewayRefusal;
import nl.magbellen.gateway.refusal.GatewayRefusal.AdvertiserNotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.AgencyNotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.RegisterNotAnswering;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.gateway.services.CallerIdClient.AgencyIds;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Ensures that words are a registered agency's or advertiser's: others would count for nobody. */
@ApplicationScoped
class RegisteredOwners {

  private final AdvertiserRegister advertisers;
  private final CallerIdClient agencies;
  private final Duration deadline;

  RegisteredOwners(
      AdvertiserRegister advertisers,
      @RestClient CallerIdClient agencies,
      @ConfigProperty(name = "magbellen.advertisers.deadline") Duration deadline) {
    this.advertisers = advertisers;
    this.agencies = agencies;
    this.deadline = deadline;
  }

  /**
   * Ensures that there is such an agency or advertiser.
   *
   * @throws RefusedException (in the Uni) if there is not, or if that could not be asked in time
   */
  Uni<Void> require(TableOwner owner) {
    return switch (owner.kind()) {
      case ADVERTISER ->
          advertisers
              .standing(owner.id())
              .invoke(standing -> require(standing, new AdvertiserNotRegistered()))
              .replaceWithVoid();
      case AGENCY ->
          agency(owner.id())
              .invoke(standing -> require(standing, new AgencyNotRegistered()))
              .replaceWithVoid();
    };
  }

  private Uni<Standing> agency(String id) {
    return agencies
        .agencies(new AgencyIds(List.of(id)))
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(found -> found.items().isEmpty() ? Standing.NOT_REGISTERED : Standing.REGISTERED)
        .onFailure()
        .recoverWithItem(Standing.UNKNOWN);
  }

  private static void require(Standing standing, GatewayRefusal otherwise) {
    switch (standing) {
      case REGISTERED -> {}
      case NOT_REGISTERED -> throw new RefusedException(otherwise);
      case UNKNOWN -> throw new RefusedException(new RegisterNotAnswering());
    }
  }
}
