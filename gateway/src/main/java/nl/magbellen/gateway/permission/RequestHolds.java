package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.NotKept;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.services.ConsentClient;
import nl.magbellen.gateway.services.ConsentClient.Held;
import nl.magbellen.gateway.services.ConsentClient.HoldAnswer;
import nl.magbellen.gateway.services.ConsentClient.HoldEnds;
import nl.magbellen.gateway.services.ConsentClient.Holds;
import nl.magbellen.rulebook.Rulebook;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Lets a binding PERMIT that rests on a requested call hold that call, before it is answered: the
 * consumer asked for one call, so no other permit is given for it while this one runs. The consent
 * service settles who gets it. A question that does not is decided again, from facts that say who
 * holds the call; those facts are logged, so that a replay gives the same answer.
 */
@ApplicationScoped
class RequestHolds {

  private static final Logger LOG = Logger.getLogger(RequestHolds.class);

  private final Function<Holds, Uni<HoldAnswer>> hold;
  private final Function<HoldEnds, Uni<Void>> end;
  private final Function<SortedSet<LocalDate>, Rulebook> rulebookWith;
  private final Duration deadline;
  private final MeterRegistry meters;

  @Inject
  RequestHolds(
      @RestClient ConsentClient consents,
      CurrentRulebook rulebook,
      @ConfigProperty(name = "magbellen.gathering.deadline") Duration deadline,
      MeterRegistry meters) {
    this(consents::hold, consents::endHolds, rulebook::with, deadline, meters);
  }

  /**
   * @param hold asks for holds
   * @param end lets go of them
   * @param rulebookWith the rulebook with these days of mourning
   */
  RequestHolds(
      Function<Holds, Uni<HoldAnswer>> hold,
      Function<HoldEnds, Uni<Void>> end,
      Function<SortedSet<LocalDate>, Rulebook> rulebookWith,
      Duration deadline,
      MeterRegistry meters) {
    this.hold = hold;
    this.end = end;
    this.rulebookWith = rulebookWith;
    this.deadline = deadline;
    this.meters = meters;
  }

  /**
   * The same batch; a PERMIT whose requested call another decision holds rests on something else,
   * or has become a DENY. Never fails: what cannot be held in time is a DENY too.
   */
  Uni<List<Decided>> take(List<Decided> batch) {
    return take(batch, new HashMap<>());
  }

  /**
   * Lets go of what these decisions hold, because no client was given them. Does not wait for it.
   */
  void letGo(List<Decided> batch) {
    List<ConsentClient.HoldEnd> ends =
        batch.stream()
            .filter(RequestHolds::restsOnRequest)
            .map(it -> new ConsentClient.HoldEnd(evidence(it), it.answer().id()))
            .toList();
    if (!ends.isEmpty()) {
      end.apply(new HoldEnds(ends))
          .subscribe()
          .with(
              _ -> {}, failure -> LOG.warnf("requested calls stay held for now cause=%s", failure));
    }
  }

  /**
   * @param asked the calls that were asked for already, by decision
   */
  private Uni<List<Decided>> take(List<Decided> batch, Map<UUID, Set<String>> asked) {
    List<Decided> wanting =
        batch.stream()
            .filter(RequestHolds::restsOnRequest)
            .filter(it -> askedFor(it, asked).add(evidence(it)))
            .toList();
    return wanting.isEmpty()
        ? Uni.createFrom().item(batch)
        : ask(wanting)
            .map(holders -> settled(batch, holders, asked))
            .onFailure()
            .recoverWithItem(failure -> denied(batch, wanting, failure))
            .flatMap(settled -> take(settled, asked));
  }

  private static Set<String> askedFor(Decided decided, Map<UUID, Set<String>> asked) {
    return asked.computeIfAbsent(decided.answer().id(), _ -> new HashSet<>());
  }

  private Uni<Map<UUID, Held>> ask(List<Decided> wanting) {
    return hold.apply(new Holds(wanting.stream().map(RequestHolds::hold).toList()))
        .onFailure(failure -> !(failure instanceof ClientWebApplicationException))
        .retry()
        .atMost(1)
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(answer -> byDecision(wanting, answer.holds()));
  }

  private static ConsentClient.Hold hold(Decided decided) {
    CallPermission answer = decided.answer();
    // A call ahead is stopped by a permit that runs now, too.
    Instant since = answer.at().isBefore(answer.decidedAt()) ? answer.at() : answer.decidedAt();
    return new ConsentClient.Hold(evidence(decided), answer.id(), since, answer.validUntil());
  }

  private static Map<UUID, Held> byDecision(List<Decided> wanting, List<Held> holders) {
    if (holders.size() != wanting.size()) {
      throw new IllegalStateException(
          "asked for %d holds, %d were answered".formatted(wanting.size(), holders.size()));
    }
    Map<UUID, Held> byDecision = new HashMap<>();
    IntStream.range(0, wanting.size())
        .forEach(i -> byDecision.put(wanting.get(i).answer().id(), holders.get(i)));
    return byDecision;
  }

  private List<Decided> settled(
      List<Decided> batch, Map<UUID, Held> holders, Map<UUID, Set<String>> asked) {
    return batch.stream()
        .map(
            it -> {
              Held held = holders.get(it.answer().id());
              return held == null || isGranted(it, held)
                  ? it
                  : again(it, held, askedFor(it, asked));
            })
        .toList();
  }

  private static boolean isGranted(Decided decided, Held held) {
    return decided.answer().id().equals(held.decision()) && held.usedAt() == null;
  }

  private Decided again(Decided decided, Held held, Set<String> asked) {
    String evidence = evidence(decided);
    Facts facts =
        decided
            .facts()
            .withRequestedCalls(
                call ->
                    call.evidence().equals(evidence)
                        ? call.heldBy(held.decision(), held.until()).usedAt(held.usedAt())
                        : call);
    CallPermission answer = decided.answer();
    var made = Decisions.decide(decided.question(), facts, rulebook(decided), answer.decidedAt());
    Decided again = decided.with(facts, answer.decidedAs(made));
    // Such facts deny, as far as we know; a permit that holds nothing must not result from any.
    return restsOnRequest(again) && asked.contains(evidence(again)) ? denied(again) : again;
  }

  private List<Decided> denied(List<Decided> batch, List<Decided> wanting, Throwable failure) {
    LOG.warnf("requested calls not held, permits denied cause=%s", failure);
    meters
        .counter("magbellen.evidence.unavailable", "source", FactSource.CONSENT_SERVICE.name())
        .increment(wanting.size());
    letGo(wanting);
    Set<UUID> ids = new HashSet<>();
    wanting.forEach(it -> ids.add(it.answer().id()));
    return batch.stream().map(it -> ids.contains(it.answer().id()) ? denied(it) : it).toList();
  }

  private Decided denied(Decided decided) {
    return decided.deniedWithout(NotKept.REQUESTED_CALL, rulebook(decided));
  }

  private Rulebook rulebook(Decided decided) {
    return rulebookWith.apply(decided.mourningDays());
  }

  /** Whether it is a binding PERMIT that rests on a requested call. */
  static boolean restsOnRequest(Decided decided) {
    CallPermission answer = decided.answer();
    return answer.decision() == Verdict.PERMIT
        && answer.binding()
        && !decided.isTest()
        && answer.basis().type() == BasisType.REQUESTED_CALL;
  }

  private static String evidence(Decided decided) {
    return decided.answer().basis().evidence();
  }
}
