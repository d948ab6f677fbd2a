package nl.magbellen.callerid.advertiser;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.magbellen.callerid.register.Register;
import nl.magbellen.service.problem.ProblemException;

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
  record Registration(AdvertiserRecord advertiser, boolean isNew) {}

  /**
   * Registers an advertiser, or changes it from now on.
   *
   * @param settlesSector whether the sector is in force at once; else it is proposed, and the one
   *     in force stays: {@link Sector#COMMERCIAL} for a new advertiser
   */
  Uni<Registration> put(
      String id, AdvertiserRequest request, boolean settlesSector, String recordedBy) {
    return register
        .put(
            id,
            now ->
                settlesSector
                    ? AdvertiserVersion.settled(request, now)
                    : AdvertiserVersion.proposed(request, now),
            recordedBy)
        .map(done -> new Registration(done.version().asRecord(), done.isNew()));
  }

  /**
   * Sets an advertiser's sector from now on; nothing is proposed any more.
   *
   * @throws ProblemException 404 if there is no such advertiser
   */
  Uni<AdvertiserRecord> settle(String id, SectorRequest request, String recordedBy) {
    return read(id)
        .onItem()
        .ifNull()
        .failWith(() -> ProblemException.notFound("There is no advertiser with this id."))
        .flatMap(found -> register.put(id, now -> now.withSector(request), recordedBy))
        .map(done -> done.version().asRecord());
  }

  /** The advertiser as it is now; null if there is none. */
  Uni<AdvertiserRecord> read(String id) {
    return register.newest(id).map(found -> found == null ? null : found.asRecord());
  }

  /**
   * Advertisers as they are now, by id.
   *
   * @param among only these; null for all
   * @param proposed only those of which a sector is proposed, or none of them; null for all
   * @param after only those with a greater id
   */
  Uni<List<AdvertiserRecord>> list(List<String> among, Boolean proposed, String after, int most) {
    return register
        .newest(among, proposal(proposed), after, most)
        .map(found -> found.stream().map(AdvertiserVersion::asRecord).toList());
  }

  private static String proposal(Boolean proposed) {
    if (proposed == null) {
      return "";
    }
    return " and v.proposedSector is " + (proposed ? "not null" : "null");
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
