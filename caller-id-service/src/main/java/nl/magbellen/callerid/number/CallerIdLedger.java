package nl.magbellen.callerid.number;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.callerid.advertiser.AdvertiserLedger;
import nl.magbellen.callerid.agency.AgencyLedger;
import nl.magbellen.callerid.mandate.MandateLedger;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.Problem.FieldError;
import nl.magbellen.service.problem.ProblemException;

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

  CallerIdLedger(
      AdvertiserLedger advertisers,
      AgencyLedger agencies,
      MandateLedger mandates,
      CallerIdHistory history,
      KeptTerm keptTerm) {
    this.advertisers = advertisers;
    this.agencies = agencies;
    this.mandates = mandates;
    this.history = history;
    this.keptTerm = keptTerm;
  }

  /**
   * What came of a registration.
   *
   * @param isNew false if the advertiser had registered the number in the same way already
   */
  record Registration(CallerIdRecord callerId, boolean isNew) {}

  /**
   * Registers a number for an advertiser.
   *
   * @throws ProblemException 409 if the advertiser has registered it otherwise, 422 if advertiser
   *     or agency is not registered, or the agency has no mandate of the advertiser
   */
  Uni<Registration> register(CallerIdRequest request, String recordedBy) {
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
                throw ProblemException.unprocessable(
                    "agency-not-mandated",
                    "The agency has no mandate of the advertiser; POST /v1/mandates first.");
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Integer> insert(UUID id, CallerIdRequest request) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("id", id)
                    .setParameter("number", request.number().e164())
                    .setParameter("advertiser", request.advertiser())
                    .setParameter("agency", request.agency())
                    .setParameter("from", request.from())
                    .setParameter("publishedAt", request.publishedAt())
                    .setParameter("publicationUrl", request.publicationUrl())
                    .setParameter("recordedAt", DutchTime.now())
                    .executeUpdate());
  }

  private Uni<Registration> registered(UUID id, CallerIdRequest request, String recordedBy) {
    CallerIdEvent registered =
        CallerIdEvent.of(id, CallerIdEvent.Kind.REGISTERED, request.from(), recordedBy);
    Uni<? extends PanacheEntityBase> written = registered.persistAndFlush();
    if (request.publishedAt() != null) {
      CallerIdEvent published =
          CallerIdEvent.published(id, request.publishedAt(), request.publicationUrl(), recordedBy);
      written = written.flatMap(done -> published.persistAndFlush());
    }
    return written
        .flatMap(done -> history.read(id))
        .map(callerId -> new Registration(callerId, true));
  }

  private Uni<Registration> standing(CallerIdRequest request) {
    return CallerId.<CallerId>find(
            "number = ?1 and advertiser = ?2 and releasedAt is null",
            request.number().e164(),
            request.advertiser())
        .singleResult()
        .flatMap(
            standing -> {
              if (!standing.saysTheSameAs(request)) {
                throw ProblemException.conflict(
                    "caller-id-registered",
                    "The advertiser has registered this number otherwise: " + standing.id + ".");
              }
              return history.of(standing);
            })
        .map(callerId -> new Registration(callerId, false));
  }

  /** The caller id, which nobody else can change until the transaction ends; null if none. */
  Uni<CallerId> locked(UUID id) {
    return CallerId.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Records a publication. The earliest one counts, and the place that was told last.
   *
   * @throws ProblemException 409 if the number was given up
   */
  Uni<CallerIdRecord> publish(CallerId callerId, PublicationRequest request, String by) {
    callerId.requireKept();
    callerId.publishedAt = earliest(callerId.publishedAt, request.publishedAt());
    callerId.publicationUrl = request.publicationUrl();
    return happened(
        CallerIdEvent.published(callerId.id, request.publishedAt(), request.publicationUrl(), by),
        callerId);
  }

  /**
   * Gives a number up. Doing so again changes nothing.
   *
   * @throws ProblemException 409 while the number must stay callable, 422 if it would end before it
   *     begins
   */
  Uni<CallerIdRecord> release(CallerId callerId, Instant releasedAt, String by) {
    if (callerId.releasedAt != null) {
      return history.of(callerId);
    }
    requireMayGo(callerId, DutchTime.dateOf(releasedAt));
    if (releasedAt.isBefore(callerId.registeredFrom)) {
      throw ProblemException.unprocessable(
          "release-before-beginning", "A number can be given up only after it was registered.");
    }
    callerId.releasedAt = releasedAt;
    return happened(
        CallerIdEvent.of(callerId.id, CallerIdEvent.Kind.RELEASED, releasedAt, by), callerId);
  }

  private void requireMayGo(CallerId callerId, LocalDate day) {
    keptTerm
        .hindrance(callerId.lastUsedOn, day)
        .ifPresent(
            hindrance -> {
              throw mustStay(callerId.lastUsedOn, hindrance);
            });
  }

  private static ProblemException mustStay(LocalDate lastUsedOn, KeptTerm.Hindrance hindrance) {
    String first = hindrance.firstDay().toString();
    return new ProblemException(
        Problem.of(
            Status.CONFLICT,
            "caller-id-must-stay-callable",
            "Somebody was called from this number on %s, so it must stay callable; it may be"
                    .formatted(lastUsedOn)
                + " released from %s on%s."
                    .formatted(first, hindrance.rule().map(" (%s)"::formatted).orElse("")),
            List.of(new FieldError("/releasedAt", "NOT_BEFORE", first))));
  }

  private static Instant earliest(Instant known, Instant told) {
    return known == null || told.isBefore(known) ? told : known;
  }

  private Uni<CallerIdRecord> happened(CallerIdEvent event, CallerId callerId) {
    return event.persistAndFlush().flatMap(done -> history.of(callerId));
  }
}
