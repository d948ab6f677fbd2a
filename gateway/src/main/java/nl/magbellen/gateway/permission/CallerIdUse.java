package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.NotKept;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.number.DutchTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Reports to the caller-id service, before a binding PERMIT is answered, that a caller id is in use
 * today: it must stay callable long after, even if no outcome is ever reported. Once a day per
 * caller id is enough, and the facts say whether that has been done.
 */
@ApplicationScoped
class CallerIdUse {

  private static final Logger LOG = Logger.getLogger(CallerIdUse.class);

  private final CallerIdClient callerIds;
  private final CurrentRulebook rulebook;
  private final Duration deadline;

  CallerIdUse(
      @RestClient CallerIdClient callerIds,
      CurrentRulebook rulebook,
      @ConfigProperty(name = "magbellen.gathering.deadline") Duration deadline) {
    this.callerIds = callerIds;
    this.rulebook = rulebook;
    this.deadline = deadline;
  }

  /** The same batch; a PERMIT whose caller id could not be kept in use has become a DENY. */
  Uni<List<Decided>> keep(List<Decided> batch) {
    Map<UUID, LocalDate> uses = new LinkedHashMap<>();
    batch.forEach(decided -> newUses(decided).forEach(id -> uses.put(id, usedOn(decided))));
    if (uses.isEmpty()) {
      return Uni.createFrom().item(batch);
    }
    List<CallerIdClient.Use> body =
        uses.entrySet().stream()
            .map(use -> new CallerIdClient.Use(use.getKey(), use.getValue()))
            .toList();
    return callerIds
        .use(new CallerIdClient.Uses(body))
        .ifNoItem()
        .after(deadline)
        .fail()
        .replaceWith(batch)
        .onFailure()
        .recoverWithItem(failure -> denied(batch, failure));
  }

  private List<Decided> denied(List<Decided> batch, Throwable failure) {
    LOG.warnf("caller ids not kept in use, permits denied cause=%s", failure);
    return batch.stream()
        .map(decided -> newUses(decided).findAny().isEmpty() ? decided : denied(decided))
        .toList();
  }

  private Decided denied(Decided decided) {
    return decided.deniedWithout(NotKept.CALLER_ID_USE, rulebook.shipped());
  }

  private static Stream<UUID> newUses(Decided decided) {
    CallPermission answer = decided.answer();
    if (answer.decision() != Verdict.PERMIT || !answer.binding() || decided.isTest()) {
      return Stream.empty();
    }
    return switch (decided.facts().caller()) {
      case Gathered.Known(var caller) ->
          caller.callerIds().stream()
              .filter(callerId -> callerId.releasedAt() == null)
              .filter(callerId -> isNewUse(callerId, usedOn(decided)))
              .map(CallerIdFact::id);
      case Gathered.Unavailable<?> unavailable -> Stream.empty();
    };
  }

  private static boolean isNewUse(CallerIdFact callerId, LocalDate day) {
    return callerId.lastUsedOn() == null || callerId.lastUsedOn().isBefore(day);
  }

  private static LocalDate usedOn(Decided decided) {
    return DutchTime.dateOf(decided.answer().decidedAt());
  }
}
