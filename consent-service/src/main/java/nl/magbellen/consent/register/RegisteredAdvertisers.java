package nl.magbellen.consent.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.Problem.FieldError;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.register.AdvertiserRegister;
import nl.magbellen.service.register.AdvertiserRegister.Standing;

/**
 * Sees to it that a new legal basis is somebody's. One under an id that nobody has would become the
 * basis of whoever is registered under that id later. What happens to a basis on record is never
 * refused for it.
 */
@ApplicationScoped
public class RegisteredAdvertisers {

  private static final Duration LATER = Duration.ofSeconds(5);

  private final AdvertiserRegister register;

  RegisteredAdvertisers(AdvertiserRegister register) {
    this.register = register;
  }

  /**
   * Sees to it that an advertiser is registered.
   *
   * @throws ProblemException (in the Uni) 422 if it is not, 503 if that could not be asked in time
   */
  public Uni<Void> require(String advertiser) {
    return require(advertiser, List.of());
  }

  /**
   * Sees to it that an advertiser and its partners are registered.
   *
   * @throws ProblemException (in the Uni) 422 if one of them is not, 503 if that could not be asked
   *     in time
   */
  public Uni<Void> require(String advertiser, List<String> partners) {
    Set<String> ids = new HashSet<>(partners);
    ids.add(advertiser);
    return register
        .standings(ids)
        .invoke(standings -> requireAll(standings, advertiser, partners))
        .replaceWithVoid();
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
      throw ProblemException.unprocessable(
          "advertiser-not-registered",
          "An advertiser is not registered, so that this would be nobody's legal basis; see errors."
              + " Nothing was written. Correct the id, or have the advertiser registered first (PUT"
              + " /v1/advertisers/{id} of the caller id service), and send this again.",
          unregistered);
    }
    requireKnown(standings);
  }

  /**
   * Sees to it that the advertisers that a token names are registered; {@code *} names none.
   *
   * @throws ProblemException (in the Uni) 422 if one of them is not, 503 if that could not be asked
   *     in time
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
      throw ProblemException.unprocessable(
          "advertiser-not-registered",
          "The token names advertisers that are not registered: %s. Nothing was written. Have them"
                  .formatted(String.join(", ", unregistered))
              + " registered (PUT /v1/advertisers/{id} of the caller id service) or taken out of"
              + " the token, and send this again.");
    }
    requireKnown(standings);
  }

  private static void requireKnown(Map<String, Standing> standings) {
    if (standings.containsValue(Standing.UNKNOWN)) {
      throw ProblemException.unavailable(
          "Whether the advertiser is registered could not be asked of the caller id service in"
              + " time. Nothing was written. Send this again, with the same Idempotency-Key if it"
              + " had one, after the seconds that Retry-After tells.",
          LATER);
    }
  }

  private static FieldError notRegistered(String pointer) {
    return new FieldError(
        pointer, "ADVERTISER_NOT_REGISTERED", "must be the id of a registered advertiser");
  }
}
