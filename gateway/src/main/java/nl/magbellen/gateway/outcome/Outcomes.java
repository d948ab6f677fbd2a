package nl.magbellen.gateway.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.decision.Basis;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.refusal.GatewayRefusal.OutcomeNotTaken;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.gateway.services.ConsentClient;
import nl.magbellen.gateway.services.ObjectionClient;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Terms;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Takes the reports of what became of calls. What a report brings about elsewhere (an objection, a
 * used consent or request) is done first; if that fails the report is not taken, and the dialer can
 * send it again without harm.
 */
@ApplicationScoped
public class Outcomes {

  private static final Logger LOG = Logger.getLogger(Outcomes.class);

  private final ObjectionClient objections;
  private final ConsentClient consents;
  private final CallerIdClient callerIds;
  private final Dispositions dispositions;
  private final ViolationCounts violations;
  private final InstantSource time;

  Outcomes(
      @RestClient ObjectionClient objections,
      @RestClient ConsentClient consents,
      @RestClient CallerIdClient callerIds,
      Dispositions dispositions,
      ViolationCounts violations,
      InstantSource time) {
    this.objections = objections;
    this.consents = consents;
    this.callerIds = callerIds;
    this.dispositions = dispositions;
    this.violations = violations;
    this.time = time;
  }

  /** The reports about a decision, oldest first. */
  public Uni<List<OutcomeRecord>> of(CallPermission decision) {
    return Outcome.<Outcome>list(
            "decision = ?1 and decidedAt = ?2 order by id", decision.id(), decision.decidedAt())
        .map(found -> found.stream().map(OutcomeRecord::of).toList());
  }

  /**
   * A report, and what it has brought about.
   *
   * @param objection the objection that is in force because of it; null if none was made
   */
  public record Brought(Report report, UUID objection) {}

  /**
   * Does what a report brings about in other services, before it is written down: an objection is
   * registered, what the call used up is marked as used. Doing it again does no harm.
   *
   * @throws RefusedException if one of them can't be reached; if the times cannot be, after the
   *     objection was registered
   */
  public Uni<Brought> bringAbout(LoggedDecision decision, OutcomeRequest request) {
    Instant now = time.instant();
    Report report = Report.of(decision, request, dispositions, now);
    Optional<TimeFault> fault = TimeFault.of(report, now);
    return objected(report, fault.isPresent() ? now : report.endedAt())
        .invoke(objection -> refuse(fault, objection))
        .call(() -> used(report))
        .call(() -> callerIdUsed(report))
        .map(objection -> new Brought(report, objection.id()));
  }

  /** Writes a report down, in the caller's transaction. */
  public Uni<OutcomeRecord> write(Brought brought, String recordedBy) {
    Report report = brought.report();
    Outcome outcome = new Outcome();
    outcome.id = Ids.next();
    outcome.decision = report.answer().id();
    outcome.decidedAt = report.answer().decidedAt();
    outcome.connected = report.connected();
    outcome.startedAt = report.said().startedAt();
    outcome.endedAt = report.endedAt();
    outcome.rightToObject = report.said().rightToObject();
    outcome.announced = report.said().announced();
    outcome.objected = report.objected();
    outcome.objection = brought.objection();
    outcome.disposition = report.said().disposition();
    outcome.violation = report.violation().orElse(null);
    outcome.recordedBy = recordedBy;
    outcome.recordedAt = time.instant();
    return outcome
        .<Outcome>persistAndFlush()
        .invoke(() -> report.violation().ifPresent(violations::add))
        .map(OutcomeRecord::of);
  }

  private static void refuse(Optional<TimeFault> fault, ObjectionClient.Item objection) {
    fault.ifPresent(
        it -> {
          throw it.refusal(objection.id() != null);
        });
  }

  private Uni<ObjectionClient.Item> objected(Report report, Instant receivedAt) {
    if (!report.objected()
        || !(report.decision().question().callee() instanceof Callee.Numbered callee)) {
      return Uni.createFrom().item(new ObjectionClient.Item(null));
    }
    String channel =
        report.said().rightToObject() == RightToObject.RECORDED_TEXT ? "RECORDED_TEXT" : "CALL";
    var objection =
        new ObjectionClient.Objection(
            callee.number(),
            report.decision().question().terms().advertiser(),
            receivedAt,
            channel,
            "call-permission:" + report.answer().id());
    return objections
        .register(new ObjectionClient.Objections(List.of(objection)))
        .map(done -> done.items().getFirst())
        .onFailure()
        .transform(failure -> unavailable("objection", failure));
  }

  private Uni<Void> used(Report report) {
    Basis basis = report.answer().basis();
    if (!report.isAboutNow() || basis == null) {
      return Uni.createFrom().voidItem();
    }
    return switch (basis.type()) {
      case CONSENT -> report.isUseOfConsent() ? use(report, basis) : Uni.createFrom().voidItem();
      case REQUESTED_CALL -> report.connected() ? use(report, basis) : letGo(report, basis);
      case CUSTOMER_RELATION, PUBLISHED_NUMBER, NOT_REQUIRED -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> use(Report report, Basis basis) {
    var use =
        new ConsentClient.Use(
            basis.evidence(),
            report.calledAt(),
            report.answer().id(),
            report.decision().question().terms().advertiser());
    return consents
        .use(new ConsentClient.Uses(List.of(use)))
        .onFailure()
        .transform(failure -> unavailable("use of the legal basis", failure));
  }

  /** No one was reached: the call that the consumer asked for may be tried again at once. */
  private Uni<Void> letGo(Report report, Basis basis) {
    var end = new ConsentClient.HoldEnd(basis.evidence(), report.answer().id());
    return consents
        .endHolds(new ConsentClient.HoldEnds(List.of(end)))
        .onFailure()
        .transform(failure -> unavailable("end of the permit", failure));
  }

  /** A call was made, whatever had been answered: its number must stay callable from then. */
  private Uni<Void> callerIdUsed(Report report) {
    Terms terms = report.decision().question().terms();
    if (!report.connected() || !(terms.callerId() instanceof CallerId.Shown shown)) {
      return Uni.createFrom().voidItem();
    }
    var lookup =
        new CallerLookup(
            terms.advertiser(), terms.agency(), shown.number().e164(), null, report.endedAt());
    return callerIds
        .lookUp(FactsJson.write(new CallerLookup.Batch(List.of(lookup))))
        .map(answer -> FactsJson.callers(answer).getFirst().orElseThrow())
        .map(facts -> uses(facts, DutchTime.dateOf(report.endedAt())))
        .flatMap(
            uses ->
                uses.isEmpty()
                    ? Uni.createFrom().<Void>nullItem()
                    : callerIds.use(new CallerIdClient.Uses(uses)))
        .onFailure()
        .transform(failure -> unavailable("use of the caller id", failure));
  }

  private static List<CallerIdClient.Use> uses(CallerFacts facts, LocalDate day) {
    return facts.callerIds().stream()
        .filter(callerId -> callerId.releasedAt() == null)
        .map(callerId -> new CallerIdClient.Use(callerId.id(), day))
        .toList();
  }

  private static Throwable unavailable(String what, Throwable failure) {
    LOG.warnf("outcome not taken what=%s cause=%s", what, failure);
    return new RefusedException(new OutcomeNotTaken(what));
  }
}
