package nl.magbellen.callerid.number;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.callerid.advertiser.AdvertiserLedger;
import nl.magbellen.callerid.agency.AgencyLedger;
import nl.magbellen.callerid.mandate.MandateLedger;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotMandated;
import nl.magbellen.callerid.refusal.CallerIdRefusal.MustStayCallable;
import nl.magbellen.callerid.refusal.CallerIdRefusal.ReleasedBeforeBeginning;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Keeps the caller ids. Every method runs in the caller's transaction; races between registrars are
 * settled by the unique index of numbers that are not released.
 */
@ApplicationScoped
class CallerIdLedger {

  private static final String INSERT =
      """
      insert into caller_id (id, number, advertiser, agency, registered_from, published_at,
        publication_url, recorded_at)
      values (:id, :number, :advertiser, cast(:agency as text), :from,
        cast(:publishedAt as timestamptz), cast(:publicationUrl as text), :recordedAt)
      on conflict (number, advertiser) where released_at is null do nothing
      """;

  private final AdvertiserLedger advertisers;
  private final AgencyLedger agencies;
  private final MandateLedger mandates;
  private final CallerIdHistory history;
  private final KeptTerm keptTerm;
  private final InstantSource time;

  CallerIdLedger(
      AdvertiserLedger advertisers,
      AgencyLedger agencies,
      MandateLedger mandates,
      CallerIdHistory history,
      KeptTerm keptTerm,
      InstantSource time) {
    this.advertisers = advertisers;
    this.agencies = agencies;
    this.mandates = mandates;
    this.history = history;
    this.keptTerm = keptTerm;
    this.time = time;
  }

  /**
   * Registers a number for an advertiser.
   *
   * @throws RefusedException if the advertiser has registered it otherwise, or if advertiser or
   *     agency is not registered, or the agency has no mandate of the advertiser
   */
  Uni<Registration<CallerIdRecord>> register(CallerIdRequest request, String recordedBy) {
    UUID id = Ids.next();
    return advertisers
        .requireRegistered(request.advertiser())
        .flatMap(done -> requireMandate(request))
        .flatMap(done -> insert(id, request))
        .flatMap(
            inserted -> inserted == 1 ? registered(id, request, recordedBy) : standing(request));
  }

  private Uni<Void> requireMandate(CallerIdRequest request) {
    if (request.agency() == null) {
      return Uni.createFrom().voidItem();
    }
    return agencies
        .requireRegistered(request.agency())
        .flatMap(
            done ->
                mandates.mandated(request.agency(), List.of(request.advertiser()), request.from()))
        .invoke(
            mandated -> {
              if (!mandated) {
                throw new RefusedException(new AgencyNotMandated());
              }
            })
        .replaceWithVoid();
  }

  private Uni<Integer> insert(UUID id, CallerIdRequest request) {
    return CurrentSession.sql(INSERT)
        .with("id", id)
        .with("number", request.number().e164())
        .with("advertiser", request.advertiser())
        .with("agency", request.agency())
        .with("from", request.from())
        .with("publishedAt", request.publishedAt())
        .with("publicationUrl", request.publicationUrl())
        .with("recordedAt", time.instant())
        .execute();
  }

  private Uni<Registration<CallerIdRecord>> registered(
      UUID id, CallerIdRequest request, String recordedBy) {
    CallerIdEvent registered =
        CallerIdEvent.of(
            id, CallerIdEvent.Kind.REGISTERED, request.from(), recordedBy, time.instant());
    Uni<? extends PanacheEntityBase> written = registered.persistAndFlush();
    if (request.publishedAt() != null) {
      CallerIdEvent published =
          CallerIdEvent.published(
              id, request.publishedAt(), request.publicationUrl(), recordedBy, time.instant());
      written = written.flatMap(done -> published.persistAndFlush());
    }
    return written
        .flatMap(done -> history.read(id))
        .map(callerId -> new Registration<>(callerId, true));
  }

  private Uni<Registration<CallerIdRecord>> standing(CallerIdRequest request) {
    return CallerId.<CallerId>find(
            "number = ?1 and advertiser = ?2 and releasedAt is null",
            request.number().e164(),
            request.advertiser())
        .singleResult()
        .flatMap(
            standing -> {
              standing.requireSameAs(request);
              return history.of(standing);
            })
        .map(callerId -> new Registration<>(callerId, false));
  }

  /** The caller id, locked until the transaction ends; null if none. */
  Uni<CallerId> locked(UUID id) {
    return CallerId.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Records a publication. The earliest one counts, and the place that was recorded last.
   *
   * @throws RefusedException if the number was given up
   */
  Uni<CallerIdRecord> publish(CallerId callerId, PublicationRequest request, String by) {
    callerId.requireKept();
    callerId.publishedAt = earliest(callerId.publishedAt, request.publishedAt());
    callerId.publicationUrl = request.publicationUrl();
    return happened(
        CallerIdEvent.published(
            callerId.id, request.publishedAt(), request.publicationUrl(), by, time.instant()),
        callerId);
  }

  /**
   * Gives a number up. Doing so again changes nothing.
   *
   * @throws RefusedException while the number must stay callable, or if it would end before it
   *     begins
   */
  Uni<CallerIdRecord> release(CallerId callerId, Instant releasedAt, String by) {
    if (callerId.releasedAt != null) {
      return history.of(callerId);
    }
    requireMayGo(callerId, DutchTime.dateOf(releasedAt));
    if (releasedAt.isBefore(callerId.registeredFrom)) {
      throw new RefusedException(new ReleasedBeforeBeginning());
    }
    callerId.releasedAt = releasedAt;
    return happened(
        CallerIdEvent.of(callerId.id, CallerIdEvent.Kind.RELEASED, releasedAt, by, time.instant()),
        callerId);
  }

  private void requireMayGo(CallerId callerId, LocalDate day) {
    keptTerm
        .hindrance(callerId.lastUsedOn, day)
        .ifPresent(
            hindrance -> {
              throw new RefusedException(
                  new MustStayCallable(
                      callerId.lastUsedOn, hindrance.firstDay(), hindrance.rule().orElse(null)));
            });
  }

  private static Instant earliest(Instant known, Instant told) {
    return known == null || told.isBefore(known) ? told : known;
  }

  private Uni<CallerIdRecord> happened(CallerIdEvent event, CallerId callerId) {
    return event.persistAndFlush().flatMap(done -> history.of(callerId));
  }
}
