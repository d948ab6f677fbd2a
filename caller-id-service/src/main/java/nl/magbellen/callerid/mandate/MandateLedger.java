package nl.magbellen.callerid.mandate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.callerid.advertiser.AdvertiserLedger;
import nl.magbellen.callerid.agency.AgencyLedger;
import nl.magbellen.callerid.refusal.CallerIdRefusal.MandateEndsBeforeBeginning;
import nl.magbellen.callerid.refusal.CallerIdRefusal.MandateEndsEarlier;
import nl.magbellen.number.Ids;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the mandates. Every method runs in the caller's transaction or session. */
@ApplicationScoped
public class MandateLedger {

  private final AdvertiserLedger advertisers;
  private final AgencyLedger agencies;
  private final InstantSource time;

  MandateLedger(AdvertiserLedger advertisers, AgencyLedger agencies, InstantSource time) {
    this.advertisers = advertisers;
    this.agencies = agencies;
    this.time = time;
  }

  /**
   * Records a mandate.
   *
   * @throws RefusedException if the advertiser or the agency is not registered
   */
  Uni<MandateRecord> record(MandateRequest request, String recordedBy) {
    Mandate mandate = new Mandate();
    mandate.id = Ids.next();
    mandate.agency = request.agency();
    mandate.advertiser = request.advertiser();
    mandate.subjects = request.subjects().toArray(String[]::new);
    mandate.kind = request.kind();
    mandate.validFrom = request.from();
    mandate.validTo = request.to();
    mandate.recordedAt = time.instant();
    return advertisers
        .requireRegistered(request.advertiser())
        .flatMap(done -> agencies.requireRegistered(request.agency()))
        .flatMap(done -> mandate.persistAndFlush())
        .flatMap(
            done ->
                happened(
                    MandateEvent.of(
                        mandate.id,
                        MandateEvent.Kind.GIVEN,
                        mandate.validFrom,
                        recordedBy,
                        mandate.recordedAt),
                    mandate));
  }

  /** The mandate, locked until the transaction ends; null if none. */
  Uni<Mandate> locked(UUID id) {
    return Mandate.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Ends a mandate, or sets its end earlier.
   *
   * @throws RefusedException if it ends earlier already, or if the end is not after its beginning
   */
  Uni<MandateRecord> end(Mandate mandate, Instant to, String recordedBy) {
    if (mandate.validTo != null && mandate.validTo.isBefore(to)) {
      throw new RefusedException(new MandateEndsEarlier());
    }
    if (!to.isAfter(mandate.validFrom)) {
      throw new RefusedException(new MandateEndsBeforeBeginning());
    }
    if (to.equals(mandate.validTo)) {
      return withEvents(mandate);
    }
    mandate.validTo = to;
    return happened(
        MandateEvent.of(mandate.id, MandateEvent.Kind.ENDED, to, recordedBy, time.instant()),
        mandate);
  }

  private Uni<MandateRecord> happened(MandateEvent event, Mandate mandate) {
    return event.persistAndFlush().flatMap(done -> withEvents(mandate));
  }

  /** The mandate with this id; null if there is none. */
  Uni<MandateRecord> read(UUID id) {
    return Mandate.<Mandate>findById(id)
        .flatMap(found -> found == null ? Uni.createFrom().nullItem() : withEvents(found));
  }

  /**
   * Mandates, in the order in which they were recorded.
   *
   * @param among only of these advertisers; null for all
   * @param advertiser only of this one; null for all
   * @param agency only to this one; null for all
   * @param after only those with a greater id
   */
  Uni<List<MandateRecord>> list(
      List<String> among, String advertiser, String agency, UUID after, int most) {
    return new Filters()
        .and("id > :after", after)
        .and("advertiser in :among", among)
        .and("advertiser = :advertiser", advertiser)
        .and("agency = :agency", agency)
        .list(Mandate.class, most)
        .flatMap(this::withEvents);
  }

  /**
   * Whether one of these advertisers gave the agency a mandate that lasts beyond an instant.
   *
   * @param until the instant; a mandate that ended at or before it does not count
   */
  public Uni<Boolean> mandated(String agency, Collection<String> byAnyOf, Instant until) {
    return Mandate.count(
            "agency = ?1 and advertiser in ?2 and (validTo is null or validTo > ?3)",
            agency,
            byAnyOf,
            until)
        .map(count -> count > 0);
  }

  private Uni<MandateRecord> withEvents(Mandate mandate) {
    return withEvents(List.of(mandate)).map(List::getFirst);
  }

  private Uni<List<MandateRecord>> withEvents(List<Mandate> mandates) {
    List<UUID> ids = mandates.stream().map(mandate -> mandate.id).toList();
    return MandateEvent.<MandateEvent>find("mandate in ?1 order by id", ids)
        .list()
        .map(events -> mandates.stream().map(mandate -> mandate.asRecord(events)).toList());
  }
}
