package nl.magbellen.objection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.objection.refusal.ObjectionRefusal.AdvertiserNotRegistered;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Finds out whether an objection, or a complaint, is against a registered advertiser. One for an
 * unknown id would count for no one; but none is lost because the register could not be asked.
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
   * @throws RefusedException (in the Uni) if it is not registered
   */
  public Uni<Boolean> requireRegistered(String advertiser) {
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
                  case NOT_REGISTERED -> throw new RefusedException(new AdvertiserNotRegistered());
                });
  }

  /** What is known of each of these advertisers; {@code *} counts as registered. */
  Uni<Map<String, Standing>> standings(Collection<String> advertisers) {
    Set<String> ids =
        advertisers.stream().filter(id -> !id.equals(Client.ALL)).collect(Collectors.toSet());
    return register
        .standings(ids)
        .map(
            known -> {
              Map<String, Standing> standings = new HashMap<>(known);
              standings.put(Client.ALL, Standing.REGISTERED);
              return standings;
            });
  }

  /** Those of the advertisers that are not known to be registered. */
  public Uni<Set<String>> unknownAmong(Collection<String> advertisers) {
    return standings(advertisers)
        .map(
            standings ->
                standings.keySet().stream()
                    .filter(id -> standings.get(id) != Standing.REGISTERED)
                    .collect(Collectors.toSet()));
  }
}
