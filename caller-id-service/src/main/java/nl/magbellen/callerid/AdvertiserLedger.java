package nl.magbellen.callerid;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.magbellen.common.problem.ProblemException;

/** Keeps the advertisers. Every method runs in the caller's transaction or session. */
@ApplicationScoped
public class AdvertiserLedger {

  private final Register<AdvertiserVersion> register =
      new Register<>(AdvertiserVersion.class, "advertiser");

  /**
   * What came of putting an advertiser.
   *
   * @param isNew whether it was not there before
   */
  public record Registration(AdvertiserRecord advertiser, boolean isNew) {}

  /** Registers an advertiser, or changes it from now on. */
  public Uni<Registration> put(String id, AdvertiserRequest request, String recordedBy) {
    return register
        .put(id, AdvertiserVersion.of(request), recordedBy, now -> Uni.createFrom().voidItem())
        .map(done -> new Registration(done.version().asRecord(), done.isNew()));
  }

  /** The advertiser as it is now; null if there is none. */
  public Uni<AdvertiserRecord> read(String id) {
    return register.newest(id).map(found -> found == null ? null : found.asRecord());
  }

  /**
   * Advertisers as they are now, by id.
   *
   * @param among only these; null for all
   * @param after only those with a greater id
   */
  public Uni<List<AdvertiserRecord>> list(List<String> among, String after, int most) {
    return register
        .newest(among, after, most)
        .map(found -> found.stream().map(AdvertiserVersion::asRecord).toList());
  }

  /**
   * Lets only a registered advertiser pass.
   *
   * @throws ProblemException 422
   */
  public Uni<Void> requireRegistered(String id) {
    return register
        .newest(id)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ProblemException.unprocessable(
                    "advertiser-not-registered",
                    "The advertiser is not registered; PUT /v1/advertisers/{id} first."))
        .replaceWithVoid();
  }
}
