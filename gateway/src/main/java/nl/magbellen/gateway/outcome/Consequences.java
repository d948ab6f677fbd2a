package nl.magbellen.gateway.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.decision.Basis;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.gateway.refusal.GatewayRefusal.OutcomeNotTaken;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.gateway.services.ConsentClient;
import nl.magbellen.gateway.services.ObjectionClient;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Terms;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Does in the other services what calls bring about, a batch at a time. Doing it again does no
 * harm. Each method fails with {@link RefusedException} when the service cannot be reached.
 */
@ApplicationScoped
class Consequences {

  private static final Logger LOG = Logger.getLogger(Consequences.class);

  private final ObjectionClient objections;
  private final ConsentClient consents;
  private final CallerIdClient callerIds;

  Consequences(
      @RestClient ObjectionClient objections,
      @RestClient ConsentClient consents,
      @RestClient CallerIdClient callerIds) {
    this.objections = objections;
    this.consents = consents;
    this.callerIds = callerIds;
  }

  /**
   * What somebody said in a call, which counts whatever else is wrong with its report.
   *
   * @param reachedAt when the call ended, not ahead of now
   * @param minor whether a minor was reached
   * @param decision on which it was made; null if that is not known
   */
  record Reached(
      TelephoneNumber number,
      String advertiser,
      Instant reachedAt,
      RightToObject rightToObject,
      boolean minor,
      UUID decision) {

    private ObjectionClient.Objection objection() {
      return new ObjectionClient.Objection(
          number,
          advertiser,
          reachedAt,
          rightToObject == RightToObject.RECORDED_TEXT ? "RECORDED_TEXT" : "CALL",
          decision == null ? null : "call-permission:" + decision);
    }

    private ConsentClient.WrongPerson wrongPerson() {
      return new ConsentClient.WrongPerson(number, advertiser, reachedAt, minor, decision);
    }
  }

  /** Registers objections; gives back which are in force because of them, in their order. */
  Uni<List<UUID>> objected(List<Reached> calls) {
    return each(
        calls,
        "objection",
        all ->
            objections
                .register(
                    new ObjectionClient.Objections(all.stream().map(Reached::objection).toList()))
                .map(done -> done.items().stream().map(ObjectionClient.Item::id).toList()));
  }

  /** Suspends the consents of numbers on which another person was reached. */
  Uni<Void> reachedAnother(List<Reached> calls) {
    return all(
        calls,
        "wrong person",
        them ->
            consents.suspend(
                new ConsentClient.WrongPersons(them.stream().map(Reached::wrongPerson).toList())));
  }

  /** Marks what calls have used, and lets go of what they have not. */
  Uni<Void> used(List<Report> reports) {
    List<ConsentClient.Use> uses = new ArrayList<>();
    List<ConsentClient.HoldEnd> ends = new ArrayList<>();
    for (Report report : reports) {
      Basis basis = report.answer().basis();
      if (report.isAboutNow() && basis != null) {
        switch (basis.type()) {
          case CONSENT -> {
            if (report.isUseOfConsent()) {
              uses.add(use(report, basis));
            }
          }
          case REQUESTED_CALL -> {
            if (report.connected()) {
              uses.add(use(report, basis));
            } else {
              // No one was reached: the call that was asked for may be tried again at once.
              ends.add(new ConsentClient.HoldEnd(basis.evidence(), report.answer().id()));
            }
          }
          case CUSTOMER_RELATION, PUBLISHED_NUMBER, NOT_REQUIRED -> {}
        }
      }
    }
    return all(uses, "use of the legal basis", them -> consents.use(new ConsentClient.Uses(them)))
        .chain(
            () ->
                all(
                    ends,
                    "end of the permit",
                    them -> consents.endHolds(new ConsentClient.HoldEnds(them))));
  }

  private static ConsentClient.Use use(Report report, Basis basis) {
    return new ConsentClient.Use(
        basis.evidence(), report.calledAt(), report.answer().id(), report.terms().advertiser());
  }

  /** Calls were made, whatever had been answered: their numbers must stay callable from then. */
  Uni<Void> callerIdsUsed(List<Report> reports) {
    Map<Object, CallerLookup> shown = new LinkedHashMap<>();
    for (Report report : reports) {
      Terms terms = report.terms();
      if (report.connected()
          && terms.callerId() instanceof CallerId.Shown(TelephoneNumber number)) {
        var lookup =
            new CallerLookup(
                terms.advertiser(), terms.agency(), number.e164(), null, null, report.endedAt());
        shown.putIfAbsent(
            List.of(lookup.advertiser(), lookup.callerId(), DutchTime.dateOf(lookup.at())), lookup);
      }
    }
    List<CallerLookup> lookups = List.copyOf(shown.values());
    return all(
        lookups,
        "use of the caller id",
        them ->
            callerIds
                .lookUp(FactsJson.write(new CallerLookup.Batch(them)))
                .map(answer -> uses(them, answer))
                .flatMap(
                    uses ->
                        uses.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : callerIds.use(new CallerIdClient.Uses(uses))));
  }

  private static List<CallerIdClient.Use> uses(List<CallerLookup> lookups, byte[] answer) {
    List<CallerIdClient.Use> uses = new ArrayList<>();
    var facts = FactsJson.callers(answer);
    for (int i = 0; i < lookups.size(); i++) {
      LocalDate day = DutchTime.dateOf(lookups.get(i).at());
      CallerFacts found = facts.get(i).orElseThrow();
      found.callerIds().stream()
          .filter(callerId -> callerId.releasedAt() == null)
          .forEach(callerId -> uses.add(new CallerIdClient.Use(callerId.id(), day)));
    }
    return uses;
  }

  /** Records callbacks as requested calls; gives these back in their order. */
  Uni<List<UUID>> wantedBack(List<Report> reports) {
    return each(
        reports,
        "callback",
        them ->
            consents
                .callBack(
                    new ConsentClient.Callbacks(them.stream().map(Consequences::wanted).toList()))
                .map(ConsentClient.CallbackAnswer::requestedCalls));
  }

  private static ConsentClient.CallbackWanted wanted(Report report) {
    Callback callback = report.said().callback();
    String at = callback.at() == null ? "" : ", wanted at " + callback.at();
    return new ConsentClient.CallbackWanted(
        ((Callee.Numbered) report.decision().question().callee()).number(),
        report.terms().advertiser(),
        report.terms().subject(),
        report.endedAt(),
        callback.until(),
        "call-permission:" + report.answer().id() + at);
  }

  private static <T> Uni<Void> all(
      List<T> batch, String what, Function<List<T>, Uni<Void>> consequence) {
    return each(batch, what, all -> consequence.apply(all).replaceWith(List.<Object>of()))
        .replaceWithVoid();
  }

  private static <T, R> Uni<List<R>> each(
      List<T> batch, String what, Function<List<T>, Uni<List<R>>> consequence) {
    return batch.isEmpty()
        ? Uni.createFrom().item(List.of())
        : consequence.apply(batch).onFailure().transform(failure -> unavailable(what, failure));
  }

  private static Throwable unavailable(String what, Throwable failure) {
    LOG.warnf("outcome not taken what=%s cause=%s", what, failure);
    return new RefusedException(new OutcomeNotTaken(what));
  }
}
