package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyQuestionsWait;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;

/**
 * The places for requests of many questions. They are few, as each takes much memory until its
 * client has taken the answer, whatever its questions come to.
 */
@ApplicationScoped
public class RequestPlaces {

  private final FairShares requests;

  RequestPlaces(BatchSettings settings) {
    this.requests = new FairShares(settings.mostRequests());
  }

  /**
   * Answers a request in one of the places.
   *
   * @throws RefusedException when the client asks too many such requests side by side
   */
  public <T> Uni<T> inPlace(String client, Supplier<Uni<T>> answer) {
    FairShares.Place place = takePlace(client);
    return Uni.createFrom().deferred(answer::get).onTermination().invoke(place::close);
  }

  /**
   * One of the places, for whoever gives it back.
   *
   * @throws RefusedException when the client asks too many such requests side by side
   */
  public FairShares.Place takePlace(String client) {
    return requests
        .take(client)
        .orElseThrow(() -> new RefusedException(new TooManyQuestionsWait()));
  }

  /** The batches that this client may have under way, on this replica. */
  public ClientShare batchesOf(String client) {
    FairShares.Share share = requests.shareOf(client);
    return ClientShare.of("batches", share.most(), share);
  }
}
