package nl.magbellen.decision;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.WrongPersonFact;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;

/**
 * Whether the callee is a minor: as the question says, or as the advertiser's last such call to the
 * number reported. The report counts until something newer on record shows whom the advertiser
 * reaches there: a verification, a relation, a request, a publication.
 */
final class Minors {
  private Minors() {}

  static List<Failure> check(CallCase call) {
    return call.terms().calleeMinor()
        ? List.of(Failure.of(ReasonCode.CALLEE_MINOR, RuleId.MINOR))
        : reported(call).map(it -> Failure.of(ReasonCode.CALLEE_MINOR, RuleId.MINOR, it)).toList();
  }

  private static Stream<WrongPersonFact> reported(CallCase call) {
    return call.legalBases().wrongPersons().stream()
        .filter(WrongPersonFact::minor)
        .filter(reached -> !reached.reachedAt().isAfter(call.at()))
        .max(RecordOrder.WRONG_PERSONS)
        .filter(reached -> !isKnownSince(reached.reachedAt(), call))
        .stream();
  }

  private static boolean isKnownSince(Instant reached, CallCase call) {
    LegalBasisFacts bases = call.legalBases();
    boolean verified =
        bases.consents().stream()
            .anyMatch(consent -> Consents.isVerifiedAfter(reached, consent, call));
    Stream<Instant> begun =
        Stream.of(
                bases.relations().stream().map(RelationFact::startedAt),
                bases.requestedCalls().stream().map(RequestedCallFact::requestedAt),
                bases.publishedNumbers().stream().map(PublishedNumberFact::seenAt))
            .flatMap(instants -> instants);
    return verified || begun.anyMatch(since -> since.isAfter(reached) && !since.isAfter(call.at()));
  }
}
