package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.magbellen.decision.BasisTerms;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.rulebook.Rulebook;

/** How long the bases of one batch of a list last. It may be noted from two threads. */
final class ScreenedTerms {

  private final CurrentRulebook rulebook;
  private final Map<UUID, BasisTerms> terms = new ConcurrentHashMap<>();

  ScreenedTerms(CurrentRulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** Notes the terms of what is permitted; a row that rests on a requested call does not bind. */
  Uni<List<Decided>> note(List<Decided> batch) {
    batch.stream()
        .filter(decided -> decided.answer().decision() == Verdict.PERMIT)
        .forEach(permitted -> terms.put(permitted.answer().id(), termsOf(permitted)));
    return Uni.createFrom().item(batch.stream().map(ScreenedTerms::planned).toList());
  }

  /** An answer with its terms; a denial has none. */
  Screened of(CallPermission answer) {
    return new Screened(
        answer,
        answer.decision() == Verdict.PERMIT
            ? terms.getOrDefault(answer.id(), BasisTerms.NONE)
            : BasisTerms.NONE);
  }

  private static Decided planned(Decided row) {
    return RequestHolds.restsOnRequest(row) ? row.with(row.answer().planned()) : row;
  }

  private BasisTerms termsOf(Decided permitted) {
    if (permitted.isTest()) {
      return BasisTerms.NONE;
    }
    Rulebook rules = rulebook.with(permitted.mourningDays());
    return BasisTerms.of(
        permitted.question(), permitted.facts(), rules.at(permitted.question().at()));
  }
}
