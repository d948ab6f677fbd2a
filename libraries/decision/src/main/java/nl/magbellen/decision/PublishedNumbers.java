package nl.magbellen.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/**
 * Business numbers that their holders published to be called on about some subjects. They serve
 * calls by people and by machines.
 */
final class PublishedNumbers {
  private PublishedNumbers() {}

  static BasisCheck check(CallCase call) {
    return call.legalBases().publishedNumbers().isEmpty()
        ? BasisCheck.NOTHING
        : call.rules()
            .find(RuleId.PUBLISHED_NUMBER)
            .map(rule -> check(call, rule))
            .orElse(BasisCheck.NOTHING);
  }

  private static BasisCheck check(CallCase call, Rule rule) {
    List<PublishedNumberFact> seen =
        call.legalBases().publishedNumbers().stream()
            .filter(published -> published.seenAt().isBefore(call.at()))
            .sorted(RecordOrder.PUBLISHED_NUMBERS)
            .toList();
    Optional<BasisFound> found =
        seen.stream()
            .filter(published -> failures(published, rule, call).isEmpty())
            .map(published -> found(published, rule, call))
            .max(Comparator.comparing(BasisFound::end));
    return new BasisCheck(
        found, seen.stream().flatMap(p -> failures(p, rule, call).stream()).toList());
  }

  private static BasisFound found(PublishedNumberFact published, Rule rule, CallCase call) {
    return new BasisFound(
        new Basis(BasisType.PUBLISHED_NUMBER, published.evidence(), RuleId.PUBLISHED_NUMBER.id()),
        end(published, rule, call));
  }

  private static List<Failure> failures(PublishedNumberFact published, Rule rule, CallCase call) {
    List<Failure> failures = new ArrayList<>();
    if (!published.subjects().contains(call.terms().subject())) {
      failures.add(
          Failure.of(
              ReasonCode.PUBLISHED_NUMBER_OTHER_SUBJECT, RuleId.PUBLISHED_NUMBER, published));
    }
    if (!end(published, rule, call).isAfter(call.at())) {
      failures.add(
          Failure.of(ReasonCode.PUBLISHED_NUMBER_TOO_OLD, RuleId.PUBLISHED_NUMBER, published));
    }
    return failures;
  }

  private static Instant end(PublishedNumberFact published, Rule rule, CallCase call) {
    return Term.end(published.seenAt(), rule.value(RuleParameter.MAX_AGE), call.rules().zone());
  }
}
