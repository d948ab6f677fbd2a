package nl.magbellen.callerid.telemarketer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.magbellen.callerid.advertiser.AdvertiserLedger;
import nl.magbellen.callerid.agency.AgencyLedger;
import nl.magbellen.callerid.register.Register;
import nl.magbellen.service.problem.ProblemException;

/** Keeps the telemarketers. Every method runs in the caller's transaction or session. */
@ApplicationScoped
class TelemarketerLedger {

  private final Register<TelemarketerVersion> register =
      new Register<>(TelemarketerVersion.class, "telemarketer");

  private final AgencyLedger agencies;
  private final AdvertiserLedger advertisers;

  TelemarketerLedger(AgencyLedger agencies, AdvertiserLedger advertisers) {
    this.agencies = agencies;
    this.advertisers = advertisers;
  }

  /**
   * What came of putting a telemarketer.
   *
   * @param isNew whether he or she was not there before
   */
  record Registration(TelemarketerRecord telemarketer, boolean isNew) {}

  /**
   * Registers a telemarketer of an owner, or changes one from now on.
   *
   * @throws ProblemException 422 if the owner is not registered
   */
  Uni<Registration> put(String id, TelemarketerOwner owner, String name, String recordedBy) {
    return requireRegistered(owner)
        .flatMap(
            done ->
                register.put(
                    owner.entry(id), now -> TelemarketerVersion.of(id, owner, name), recordedBy))
        .flatMap(
            done ->
                withTrainings(done.version())
                    .map(telemarketer -> new Registration(telemarketer, done.isNew())));
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
