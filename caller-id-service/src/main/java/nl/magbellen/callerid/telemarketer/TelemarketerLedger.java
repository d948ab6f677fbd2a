package nl.magbellen.callerid.telemarketer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import nl.magbellen.callerid.advertiser.AdvertiserLedger;
import nl.magbellen.callerid.agency.AgencyLedger;
import nl.magbellen.callerid.register.Register;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the telemarketers. Every method runs in the caller's transaction or session. */
@ApplicationScoped
class TelemarketerLedger {

  private final Register<TelemarketerVersion> register;

  private final AgencyLedger agencies;
  private final AdvertiserLedger advertisers;

  TelemarketerLedger(AgencyLedger agencies, AdvertiserLedger advertisers, InstantSource time) {
    this.register = new Register<>(TelemarketerVersion.class, "telemarketer", time);
    this.agencies = agencies;
    this.advertisers = advertisers;
  }

  /**
   * Registers a telemarketer of an owner, or changes one from now on.
   *
   * @throws RefusedException if the owner is not registered
   */
  Uni<Registration<TelemarketerRecord>> put(
      String id, TelemarketerOwner owner, String name, String recordedBy) {
    return requireRegistered(owner)
        .flatMap(
            done ->
                register.put(
                    owner.entry(id), now -> TelemarketerVersion.of(id, owner, name), recordedBy))
        .flatMap(done -> done.reading(this::withTrainings));
  }

  private Uni<Void> requireRegistered(TelemarketerOwner owner) {
    return owner.agency() == null
        ? advertisers.requireRegistered(owner.advertiser())
        : agencies.requireRegistered(owner.agency());
  }

  /** The telemarketer with the exams passed. */
  Uni<TelemarketerRecord> withTrainings(TelemarketerVersion telemarketer) {
    return Training.<Training>find("telemarketer = ?1 order by id", telemarketer.entry)
        .list()
        .map(telemarketer::asRecord);
  }
}
