package nl.magbellen.callerid.advertiser;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AdvertiserNotRegistered;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchAdvertiser;
import nl.magbellen.callerid.register.Register;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the advertisers. Every method runs in the caller's transaction or session. */
@ApplicationScoped
public class AdvertiserLedger {

  private final Register<AdvertiserVersion> register;

  AdvertiserLedger(InstantSource time) {
    this.register = new Register<>(AdvertiserVersion.class, "advertiser", time);
  }

  /**
   * Registers an advertiser, or changes it from now on.
   *
   * @param settlesSector whether the sector is in force at once; else it is proposed, and the one
   *     in force stays: {@link Sector#COMMERCIAL} for a new advertiser
   */
  Uni<Registration<AdvertiserRecord>> put(
      String id, AdvertiserRequest request, boolean settlesSector, String recordedBy) {
    return register
        .put(
            id,
            now ->
                settlesSector
                    ? AdvertiserVersion.settled(request, now)
                    : AdvertiserVersion.proposed(request, now),
            recordedBy)
        .map(done -> done.map(AdvertiserVersion::asRecord));
  }

  /**
   * Sets an advertiser's sector from now on; nothing is proposed any more.
   *
   * @throws RefusedException if there is no such advertiser
   */
  Uni<AdvertiserRecord> settle(String id, SectorRequest request, String recordedBy) {
    return read(id)
        .onItem()
        .ifNull()
        .failWith(() -> new RefusedException(new NoSuchAdvertiser()))
        .flatMap(found -> register.put(id, now -> now.withSector(request), recordedBy))
        .map(done -> done.record().asRecord());
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

  private static Filters proposal(Boolean proposed) {
    return proposed == null
        ? new Filters()
        : new Filters().and("v.proposedSector is " + (proposed ? "not null" : "null"));
  }

  /**
   * Lets only a registered advertiser pass.
   *
   * @throws RefusedException otherwise
   */
  public Uni<Void> requireRegistered(String id) {
    return register
        .newest(id)
        .onItem()
        .ifNull()
        .failWith(() -> new RefusedException(new AdvertiserNotRegistered()))
        .replaceWithVoid();
  }
}
