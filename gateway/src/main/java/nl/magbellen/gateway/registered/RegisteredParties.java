package nl.magbellen.gateway.registered;

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
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Ensures that what is written is for a registered agency or advertiser: else it would count for
 * nobody.
 */
@ApplicationScoped
public class RegisteredParties {

  private final AdvertiserRegister advertisers;
  private final CallerIdClient agencies;
  private final Duration deadline;

  RegisteredParties(
      AdvertiserRegister advertisers,
      @RestClient CallerIdClient agencies,
      @ConfigProperty(name = "magbellen.advertisers.deadline") Duration deadline) {
    this.advertisers = advertisers;
    this.agencies = agencies;
    this.deadline = deadline;
  }

  /**
   * Ensures that there is such an advertiser, or that it is one for tests, which are not
   * registered.
   *
   * @throws RefusedException (in the Uni) if there is not, or if that could not be asked in time
   */
  public Uni<Void> requireAdvertiser(String id) {
    if (TestAdvertisers.isOne(id)) {
      return Uni.createFrom().voidItem();
    }
    return advertisers
        .standing(id)
        .invoke(standing -> require(standing, new AdvertiserNotRegistered()))
        .replaceWithVoid();
  }

  /**
   * Ensures that there is such an agency.
   *
   * @throws RefusedException (in the Uni) if there is not, or if that could not be asked in time
   */
  public Uni<Void> requireAgency(String id) {
    return agency(id)
        .invoke(standing -> require(standing, new AgencyNotRegistered()))
        .replaceWithVoid();
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
