package nl.magbellen.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;

/**
 * Business numbers that their holders published to be called on about some subjects. They serve
 * calls by people and by machines.
 */
final class PublishedNumbers {
  private PublishedNumbers() {}

  static BasisCheck check(CallCase call) {
    return call.legalBases().publishedNumbers().isEmpty()
        ? BasisCheck.NOTHING
        : RuleTerm.ofPublishedNumbers(call.rules())
            .map(term -> check(call, term))
            .orElse(BasisCheck.NOTHING);
  }

  private static BasisCheck check(CallCase call, RuleTerm term) {
    List<PublishedNumberFact> seen =
        call.legalBases().publishedNumbers().stream()
            .filter(published -> published.seenAt().isBefore(call.at()))
            .sorted(RecordOrder.PUBLISHED_NUMBERS)
            .toList();
    Optional<BasisFound> found =
        seen.stream()
            .filter(published -> failures(published, term, call).isEmpty())
            .map(published -> found(published, term))
            .max(Comparator.comparing(BasisFound::end));
    return new BasisCheck(
        found, seen.stream().flatMap(p -> failures(p, term, call).stream()).toList());
  }

  private static BasisFound found(PublishedNumberFact published, RuleTerm term) {
    return new BasisFound(
        new Basis(BasisType.PUBLISHED_NUMBER, published.evidence(), RuleId.PUBLISHED_NUMBER.id()),
        term.end(published.seenAt()));
  }

  private static List<Failure> failures(
      PublishedNumberFact published, RuleTerm term, CallCase call) {
    List<Failure> failures = new ArrayList<>();
    if (!published.subjects().contains(call.terms().subject())) {
      failures.add(
          Failure.of(
              ReasonCode.PUBLISHED_NUMBER_OTHER_SUBJECT, RuleId.PUBLISHED_NUMBER, published));
    }
    if (!term.end(published.seenAt()).isAfter(call.at())) {
      failures.add(
          Failure.of(ReasonCode.PUBLISHED_NUMBER_TOO_OLD, RuleId.PUBLISHED_NUMBER, published));
    }
    return failures;
  }
}
