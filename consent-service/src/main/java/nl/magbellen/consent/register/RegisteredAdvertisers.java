package nl.magbellen.consent.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.consent.refusal.ConsentRefusal.AdvertisersNotRegistered;
import nl.magbellen.consent.refusal.ConsentRefusal.RegisterNotAnswering;
import nl.magbellen.consent.refusal.ConsentRefusal.TokenNamesUnregistered;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Ensures that a new legal basis is a registered advertiser's. One under an unknown id would become
 * the basis of the advertiser that is registered under that id later. What happens to a basis on
 * record is never refused for it.
 */
@ApplicationScoped
public class RegisteredAdvertisers {

  private final AdvertiserRegister register;

  RegisteredAdvertisers(AdvertiserRegister register) {
    this.register = register;
  }

  /**
   * Ensures that an advertiser is registered.
   *
   * @throws RefusedException (in the Uni) if it is not, or if that could not be asked in time
   */
  public Uni<Void> require(String advertiser) {
    return require(advertiser, List.of());
  }

  /**
   * Ensures that an advertiser and its partners are registered.
   *
   * @throws RefusedException (in the Uni) if one of them is not, or if that could not be asked in
   *     time
   */
  public Uni<Void> require(String advertiser, List<String> partners) {
    Set<String> ids = new HashSet<>(partners);
    ids.add(advertiser);
    return register
        .standings(ids)
        .invoke(standings -> requireAll(standings, advertiser, partners))
        .replaceWithVoid();
  }

  /** What is known of each of these advertisers. */
  public Uni<Map<String, Standing>> standings(Collection<String> ids) {
    return register.standings(ids);
  }

  /**
   * Ensures that an advertiser and its partners are registered.
   *
   * @param standings what is known of each of them
   * @throws RefusedException if one of them is not, or if that could not be asked in time
   */
  public static void require(
      Map<String, Standing> standings, String advertiser, List<String> partners) {
    Map<String, Standing> own = new HashMap<>();
    own.put(advertiser, standings.get(advertiser));
    partners.forEach(partner -> own.put(partner, standings.get(partner)));
    requireAll(own, advertiser, partners);
  }

  private static void requireAll(
      Map<String, Standing> standings, String advertiser, List<String> partners) {
    List<FieldError> unregistered = new ArrayList<>();
    if (standings.get(advertiser) == Standing.NOT_REGISTERED) {
      unregistered.add(notRegistered("/advertiser"));
    }
    for (int place = 0; place < partners.size(); place++) {
      if (standings.get(partners.get(place)) == Standing.NOT_REGISTERED) {
        unregistered.add(notRegistered("/partners/" + place));
      }
    }
    if (!unregistered.isEmpty()) {
      throw new RefusedException(new AdvertisersNotRegistered(unregistered));
    }
    requireKnown(standings);
  }

  /**
   * Ensures that the advertisers that a token names are registered; {@code *} names none.
   *
   * @throws RefusedException (in the Uni) if one of them is not, or if that could not be asked in
   *     time
   */
  public Uni<Void> requireNamed(Collection<String> advertisers) {
    Set<String> ids = new TreeSet<>(advertisers);
    ids.remove(Client.ALL);
    return ids.isEmpty()
        ? Uni.createFrom().voidItem()
        : register.standings(ids).invoke(RegisteredAdvertisers::requireNamed).replaceWithVoid();
  }

  private static void requireNamed(Map<String, Standing> standings) {
    List<String> unregistered =
        standings.keySet().stream()
            .filter(id -> standings.get(id) == Standing.NOT_REGISTERED)
            .sorted()
            .toList();
    if (!unregistered.isEmpty()) {
      throw new RefusedException(new TokenNamesUnregistered(unregistered));
    }
    requireKnown(standings);
  }

  private static void requireKnown(Map<String, Standing> standings) {
    if (standings.containsValue(Standing.UNKNOWN)) {
      throw new RefusedException(new RegisterNotAnswering());
    }
  }

  private static FieldError notRegistered(String pointer) {
    return new FieldError(
        pointer, "ADVERTISER_NOT_REGISTERED", "must be the id of a registered advertiser");
  }
}
