package nl.magbellen.callerid.mandate;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.callerid.advertiser.AdvertiserLedger;
import nl.magbellen.callerid.agency.AgencyLedger;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.service.problem.ProblemException;

/** Keeps the mandates. Every method runs in the caller's transaction or session. */
@ApplicationScoped
public class MandateLedger {

  private static final String LIST =
      """
      select m from Mandate m
      where m.id > :after
        and (:all = true or m.advertiser in :advertisers)
        and (cast(:advertiser as String) is null or m.advertiser = :advertiser)
        and (cast(:agency as String) is null or m.agency = :agency)
      order by m.id
      """;

  private final AdvertiserLedger advertisers;
  private final AgencyLedger agencies;

  MandateLedger(AdvertiserLedger advertisers, AgencyLedger agencies) {
    this.advertisers = advertisers;
    this.agencies = agencies;
  }

  /**
   * Records a mandate.
   *
   * @throws ProblemException 422 if the advertiser or the agency is not registered
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
    mandate.recordedAt = DutchTime.now();
    return advertisers
        .requireRegistered(request.advertiser())
        .flatMap(done -> agencies.requireRegistered(request.agency()))
        .flatMap(done -> mandate.persistAndFlush())
        .flatMap(
            done ->
                happened(
                    MandateEvent.of(
                        mandate.id, MandateEvent.Kind.GIVEN, mandate.validFrom, recordedBy),
                    mandate));
  }

  /** The mandate, which nobody else can change until the transaction ends; null if none. */
  Uni<Mandate> locked(UUID id) {
    return Mandate.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Ends a mandate, or sets its end earlier.
   *
   * @throws ProblemException 409 if it ends earlier already, 422 if the end is not after its
   *     beginning
   */
  Uni<MandateRecord> end(Mandate mandate, Instant to, String recordedBy) {
    if (mandate.validTo != null && mandate.validTo.isBefore(to)) {
      throw ProblemException.conflict(
          "mandate-ends-earlier",
          "The mandate ends earlier already; a longer one must be given anew.");
    }
    if (!to.isAfter(mandate.validFrom)) {
      throw ProblemException.unprocessable(
          "end-before-beginning", "A mandate can end only after its beginning.");
    }
    if (to.equals(mandate.validTo)) {
      return withEvents(mandate);
    }
    mandate.validTo = to;
    return happened(MandateEvent.of(mandate.id, MandateEvent.Kind.ENDED, to, recordedBy), mandate);
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
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(LIST, Mandate.class)
                    .setParameter("after", after)
                    .setParameter("all", among == null)
                    .setParameter("advertisers", among == null ? List.of("") : among)
                    .setParameter("advertiser", advertiser)
                    .setParameter("agency", agency)
                    .setMaxResults(most)
                    .getResultList())
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
