package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.common.DutchTime;
import nl.magbellen.common.Ids;
import nl.magbellen.common.TelephoneNumber;
import nl.magbellen.common.api.LegalTimeValidation;
import nl.magbellen.common.problem.ProblemException;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.decision.Basis;
import nl.magbellen.gateway.decision.BasisType;
import nl.magbellen.gateway.facts.CallerFacts;
import nl.magbellen.gateway.gathering.CallerIdClient;
import nl.magbellen.gateway.gathering.ConsentClient;
import nl.magbellen.gateway.gathering.ObjectionClient;
import nl.magbellen.gateway.question.Callee;
import nl.magbellen.gateway.question.CallerId;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Takes the reports of what became of calls. What a report brings about elsewhere (an objection, a
 * used consent or request) is done first; if that fails the report is not taken, and the dialer can
 * send it again without harm.
 */
@ApplicationScoped
class Outcomes {

  private static final Duration TOLERANCE = LegalTimeValidation.TOLERANCE;
  private static final Logger LOG = Logger.getLogger(Outcomes.class);

  private final ObjectionClient objections;
  private final ConsentClient consents;
  private final CallerIdClient callerIds;

  Outcomes(
      @RestClient ObjectionClient objections,
      @RestClient ConsentClient consents,
      @RestClient CallerIdClient callerIds) {
    this.objections = objections;
    this.consents = consents;
    this.callerIds = callerIds;
  }

  /** The reports about a decision, oldest first. */
  Uni<List<OutcomeRecord>> of(CallPermission decision) {
    return Outcome.<Outcome>list(
            "decision = ?1 and decidedAt = ?2 order by id", decision.id(), decision.decidedAt())
        .map(found -> found.stream().map(OutcomeRecord::of).toList());
  }

  /**
   * Does what a report brings about in other services, before it is written down: an objection is
   * registered, what the call used up is marked as used. Doing it again does no harm.
   *
   * @return the objection that is in force because of it; its id is null if none was made
   * @throws ProblemException 503 if one of them can't be reached, 422 if the call ended before the
   *     decision's instant
   */
  Uni<ObjectionClient.Item> bringAbout(LoggedDecision decision, OutcomeRequest request) {
    Instant endedAt = request.endedAtOr(DutchTime.now());
    requireAfter(decision.answer(), endedAt);
    return objected(decision, request, endedAt)
        .call(objection -> used(decision, request, endedAt))
        .call(objection -> callerIdUsed(decision, request, endedAt));
  }

  /** Writes a report down, in the caller's transaction. */
  Uni<OutcomeRecord> write(
      LoggedDecision decision, OutcomeRequest request, UUID objection, String recordedBy) {
    Outcome outcome = new Outcome();
    outcome.id = Ids.next();
    outcome.decision = decision.answer().id();
    outcome.decidedAt = decision.answer().decidedAt();
    outcome.connected = request.connected();
    outcome.endedAt = request.endedAtOr(DutchTime.now());
    outcome.rightToObject = request.rightToObject();
    outcome.objected = request.objected();
    outcome.objection = objection;
    outcome.disposition = request.disposition();
    outcome.recordedBy = recordedBy;
    outcome.recordedAt = DutchTime.now();
    return outcome.<Outcome>persistAndFlush().map(OutcomeRecord::of);
  }

  private static void requireAfter(CallPermission decision, Instant endedAt) {
    if (decision.binding() && endedAt.isBefore(decision.at().minus(TOLERANCE))) {
      throw ProblemException.invalidField(
          "/endedAt",
          "BEFORE_THE_DECISION",
          "The call cannot have ended before the instant that the decision is about.");
    }
  }

  private Uni<ObjectionClient.Item> objected(
      LoggedDecision decision, OutcomeRequest request, Instant endedAt) {
    if (!request.objected()) {
      return Uni.createFrom().item(new ObjectionClient.Item(null));
    }
    String channel =
        request.rightToObject() == RightToObject.RECORDED_TEXT ? "RECORDED_TEXT" : "CALL";
    var objection =
        new ObjectionClient.Objection(
            number(decision),
            decision.question().advertiser(),
            endedAt,
            channel,
            "call-permission:" + decision.answer().id());
    return objections
        .register(new ObjectionClient.Objections(List.of(objection)))
        .map(done -> done.items().getFirst())
        .onFailure()
        .transform(failure -> unavailable("objection", failure));
  }

  private static TelephoneNumber number(LoggedDecision decision) {
    return switch (decision.question().callee()) {
      case Callee.Numbered numbered -> numbered.number();
      case Callee.Unparseable unparseable ->
          throw ProblemException.unprocessable(
              "number-invalid",
              "The decision is about a number that does not exist; an objection cannot be"
                  + " registered for it.");
    };
  }

  private Uni<Void> used(LoggedDecision decision, OutcomeRequest request, Instant endedAt) {
    CallPermission answer = decision.answer();
    Basis basis = answer.basis();
    if (!request.connected() || !answer.binding() || basis == null || !isUsedUp(basis.type())) {
      return Uni.createFrom().voidItem();
    }
    var use =
        new ConsentClient.Use(
            basis.evidence(), endedAt, answer.id(), decision.question().advertiser());
    return consents
        .use(new ConsentClient.Uses(List.of(use)))
        .onFailure()
        .transform(failure -> unavailable("use of the legal basis", failure));
  }

  /** A call was made, whatever had been answered: its number must stay callable from then. */
  private Uni<Void> callerIdUsed(LoggedDecision decision, OutcomeRequest request, Instant endedAt) {
    if (!request.connected() || !(decision.question().callerId() instanceof CallerId.Shown shown)) {
      return Uni.createFrom().voidItem();
    }
    var lookup =
        new CallerIdClient.Lookup(
            decision.question().advertiser(),
            decision.question().agency(),
            shown.number().e164(),
            null,
            endedAt);
    return callerIds
        .lookUp(new CallerIdClient.Lookups(List.of(lookup)))
        .map(answer -> uses(answer.facts().getFirst(), DutchTime.dateOf(endedAt)))
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

  private static boolean isUsedUp(BasisType type) {
    return switch (type) {
      case CONSENT, REQUESTED_CALL -> true;
      case CUSTOMER_RELATION, PUBLISHED_NUMBER, NOT_REQUIRED -> false;
    };
  }

  private static Throwable unavailable(String what, Throwable failure) {
    LOG.warnf("outcome not taken what=%s cause=%s", what, failure);
    return ProblemException.unavailable(
        "The "
            + what
            + " could not be registered now, so the outcome was not taken. Send it again, with the"
            + " same Idempotency-Key if it has one.");
  }
}
