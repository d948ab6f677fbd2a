package nl.magbellen.objection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.register.AdvertiserRegister;
import nl.magbellen.service.register.AdvertiserRegister.Standing;

/**
 * Finds out whether an objection is against somebody. One for an id that nobody has would count for
 * nobody; but none is lost because the register could not be asked.
 */
@ApplicationScoped
public class ObjectedTo {

  private final AdvertiserRegister register;

  ObjectedTo(AdvertiserRegister register) {
    this.register = register;
  }

  /**
   * Whether the advertiser is not known to be registered, because that could not be asked.
   *
   * @throws ProblemException 422 (in the Uni) if it is not registered
   */
  Uni<Boolean> requireRegistered(String advertiser) {
    if (advertiser.equals(Client.ALL)) {
      return Uni.createFrom().item(false);
    }
    return register
        .standing(advertiser)
        .map(
            standing ->
                switch (standing) {
                  case REGISTERED -> false;
                  case UNKNOWN -> true;
                  case NOT_REGISTERED -> throw notRegistered();
                });
  }

  /** Those of the advertisers that are not known to be registered. */
  Uni<Set<String>> unknownAmong(Collection<String> advertisers) {
    Set<String> ids =
        advertisers.stream().filter(id -> !id.equals(Client.ALL)).collect(Collectors.toSet());
    return register
        .standings(ids)
        .map(
            standings ->
                ids.stream()
                    .filter(id -> standings.get(id) != Standing.REGISTERED)
                    .collect(Collectors.toSet()));
  }

  private static ProblemException notRegistered() {
    return ProblemException.unprocessable(
        "advertiser-not-registered",
        "The advertiser of this objection is not registered, so that the objection would count for"
            + " nobody. Correct the id, or have the advertiser registered first (PUT"
            + " /v1/advertisers/{id} of the caller id service), and send the objection again.");
  }
}
