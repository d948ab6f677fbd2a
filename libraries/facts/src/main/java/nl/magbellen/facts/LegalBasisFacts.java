package nl.magbellen.facts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What the consent service has on record for a number and an advertiser, whatever the subject.
 *
 * @param balanceTests the advertiser's, whatever the number
 * @param publishedNumbers of the number, as far as the advertiser may rest on them
 * @param wrongPersons what the advertiser's calls to the number reported; none where a service of
 *     an earlier release does not say it
 */
public record LegalBasisFacts(
    List<ConsentFact> consents,
    List<RelationFact> relations,
    List<RequestedCallFact> requestedCalls,
    List<BalanceTestFact> balanceTests,
    List<PublishedNumberFact> publishedNumbers,
    List<WrongPersonFact> wrongPersons) {

  public LegalBasisFacts {
    consents = List.copyOf(consents);
    relations = List.copyOf(relations);
    requestedCalls = List.copyOf(requestedCalls);
    balanceTests = List.copyOf(balanceTests);
    publishedNumbers = List.copyOf(publishedNumbers);
    wrongPersons = List.copyOf(Objects.requireNonNullElse(wrongPersons, List.of()));
  }

  /** The same, with each requested call as it is given back. */
  LegalBasisFacts withRequestedCalls(UnaryOperator<RequestedCallFact> change) {
    return requestedCalls.isEmpty()
        ? this
        : new LegalBasisFacts(
            consents,
            relations,
            requestedCalls.stream().map(change).toList(),
            balanceTests,
            publishedNumbers,
            wrongPersons);
  }

  /**
   * The same, each withdrawal, dispute, report of a wrong person and use of a requested call at
   * that instant at the latest.
   */
  LegalBasisFacts revokedBy(Instant latest) {
    return new LegalBasisFacts(
        consents.stream().map(consent -> consent.revokedBy(latest)).toList(),
        relations,
        requestedCalls.stream().map(call -> call.usedBy(latest)).toList(),
        balanceTests,
        publishedNumbers,
        wrongPersons.stream().map(reached -> reached.reachedBy(latest)).toList());
  }

  /** Nothing on record. */
  public static LegalBasisFacts none() {
    return new LegalBasisFacts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
