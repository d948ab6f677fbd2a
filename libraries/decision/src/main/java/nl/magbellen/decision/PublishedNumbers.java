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

  static Search search(Case matter) {
    return matter.legalBases().publishedNumbers().isEmpty()
        ? Search.NOTHING
        : matter
            .rules()
            .find(RuleId.PUBLISHED_NUMBER)
            .map(rule -> search(matter, rule))
            .orElse(Search.NOTHING);
  }

  private static Search search(Case matter, Rule rule) {
    List<PublishedNumberFact> seen =
        matter.legalBases().publishedNumbers().stream()
            .filter(published -> published.seenAt().isBefore(matter.at()))
            .sorted(InOrder.PUBLISHED_NUMBERS)
            .toList();
    Optional<Search.Found> found =
        seen.stream()
            .filter(published -> failures(published, rule, matter).isEmpty())
            .map(published -> found(published, rule, matter))
            .max(Comparator.comparing(Search.Found::end));
    return new Search(
        found, seen.stream().flatMap(p -> failures(p, rule, matter).stream()).toList());
  }

  private static Search.Found found(PublishedNumberFact published, Rule rule, Case matter) {
    return new Search.Found(
        new Basis(BasisType.PUBLISHED_NUMBER, published.evidence(), RuleId.PUBLISHED_NUMBER.id()),
        end(published, rule, matter));
  }

  private static List<Failure> failures(PublishedNumberFact published, Rule rule, Case matter) {
    List<Failure> failures = new ArrayList<>();
    if (!published.subjects().contains(matter.terms().subject())) {
      failures.add(
          Failure.of(
              ReasonCode.PUBLISHED_NUMBER_OTHER_SUBJECT, RuleId.PUBLISHED_NUMBER, published));
    }
    if (!end(published, rule, matter).isAfter(matter.at())) {
      failures.add(
          Failure.of(ReasonCode.PUBLISHED_NUMBER_TOO_OLD, RuleId.PUBLISHED_NUMBER, published));
    }
    return failures;
  }

  private static Instant end(PublishedNumberFact published, Rule rule, Case matter) {
    return Term.end(published.seenAt(), rule.value(RuleParameter.MAX_AGE), matter.rules().zone());
  }
}
