package nl.magbellen.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.Sector;
import nl.magbellen.rulebook.CustomerException;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/** Customers, donors and those who took part: whom an advertiser may call about its own offers. */
final class CustomerRelations {
  private static final String ALL_SUBJECTS = "*";

  private CustomerRelations() {}

  /** Without the caller's facts nothing is said: sector and families of subjects are unknown. */
  static Search search(Case matter) {
    if (matter.legalBases().relations().isEmpty()
        || !matter.rules().hold(RuleId.CUSTOMER)
        || matter.isMissing(FactSource.CALLER_ID_SERVICE)) {
      return Search.NOTHING;
    }
    List<RelationFact> relations = started(matter).sorted(InOrder.RELATIONS).toList();
    Optional<Search.Found> found =
        relations.stream()
            .filter(relation -> failures(relation, matter).isEmpty())
            .map(relation -> found(relation, matter))
            .max(Comparator.comparing(basis -> basis.end() == null ? Instant.MAX : basis.end()));
    return new Search(
        found, relations.stream().flatMap(r -> failures(r, matter).stream()).toList());
  }

  /** True when relations are on record, but not what says whether they count. */
  static boolean cannotBeJudged(Case matter) {
    return matter.isMissing(FactSource.CALLER_ID_SERVICE) && started(matter).findAny().isPresent();
  }

  private static Stream<RelationFact> started(Case matter) {
    return matter.legalBases().relations().stream()
        .filter(relation -> !relation.startedAt().isAfter(matter.at()));
  }

  private static Search.Found found(RelationFact relation, Case matter) {
    Instant end = hasEnded(relation, matter) ? termEnd(relation, matter) : relation.endedAt();
    return new Search.Found(
        new Basis(BasisType.CUSTOMER_RELATION, relation.evidence(), RuleId.CUSTOMER.id()), end);
  }

  private static List<Failure> failures(RelationFact relation, Case matter) {
    List<Failure> failures = new ArrayList<>();
    Optional<CustomerException> row = row(matter.rule(RuleId.CUSTOMER), relation, matter);
    Optional<CustomerException> former = row.isPresent() ? row : earlierRow(relation, matter);
    if (former.filter(CustomerException::similar).isPresent()
        && !similar(relation.subject(), matter).contains(matter.terms().subject())) {
      failures.add(Failure.of(ReasonCode.NOT_SIMILAR, RuleId.CUSTOMER, relation));
    }
    if (!relation.optOutOffered()) {
      failures.add(Failure.of(ReasonCode.COLLECTED_WITHOUT_OPT_OUT, RuleId.CUSTOMER, relation));
    }
    if (former.isEmpty() || !relation.numberFromSale()) {
      failures.add(Failure.of(ReasonCode.RELATION_KIND_NOT_ALLOWED, RuleId.CUSTOMER, relation));
    }
    if (row.isEmpty() && former.isPresent()) {
      failures.add(Failure.of(ReasonCode.CUSTOMER_EXCEPTION_ENDED, RuleId.CUSTOMER, relation));
    }
    if (matter.rules().hold(RuleId.CUSTOMER_TERM) && hasEnded(relation, matter)) {
      checkTerm(relation, matter).ifPresent(failures::add);
    }
    return failures;
  }

  /** The row of the rule's table that permits such a call; empty when none does. */
  private static Optional<CustomerException> row(Rule rule, RelationFact relation, Case matter) {
    Sector sector = matter.advertiser().map(AdvertiserFact::sector).orElse(null);
    return rule.value(RuleParameter.EXCEPTIONS).stream()
        .filter(row -> row.covers(sector, relation.kind(), matter.terms().purpose()))
        .findFirst();
  }

  /** The latest row that permitted such a call in an earlier period. */
  private static Optional<CustomerException> earlierRow(RelationFact relation, Case matter) {
    return matter.rules().earlier(RuleId.CUSTOMER).stream()
        .flatMap(rule -> row(rule, relation, matter).stream())
        .reduce((earlier, later) -> later);
  }

  private static Set<String> similar(String subject, Case matter) {
    return matter.advertiser().map(a -> a.similarTo(subject)).orElse(Set.of(subject));
  }

  private static boolean hasEnded(RelationFact relation, Case matter) {
    return relation.endedAt() != null && !relation.endedAt().isAfter(matter.at());
  }

  private static Optional<Failure> checkTerm(RelationFact relation, Case matter) {
    Instant end = termEnd(relation, matter);
    if (end == null) {
      return Optional.of(
          Failure.of(ReasonCode.BALANCE_TEST_MISSING, RuleId.CUSTOMER_TERM, relation));
    }
    return end.isAfter(matter.at())
        ? Optional.empty()
        : Optional.of(Failure.of(ReasonCode.CUSTOMER_TERM_PASSED, RuleId.CUSTOMER_TERM, relation));
  }

  /** First instant after the customer term of an ended relation; null without a balance test. */
  private static Instant termEnd(RelationFact relation, Case matter) {
    return matter
        .rules()
        .find(RuleId.CUSTOMER_TERM)
        .flatMap(
            rule -> balanceTest(relation, matter).map(test -> end(relation, test, rule, matter)))
        .orElse(null);
  }

  private static Instant end(RelationFact relation, BalanceTestFact test, Rule rule, Case matter) {
    LocalDate ended = LocalDate.ofInstant(relation.endedAt(), matter.rules().zone());
    ZoneId zone = matter.rules().zone();
    Instant longest = Term.end(ended, rule.value(RuleParameter.MAX_TERM), zone);
    Instant advised =
        advice(test, matter).map(advice -> Term.end(ended, advice.term(), zone)).orElse(longest);
    return Earliest.of(
        Term.end(ended, test.term(), zone), advised.isAfter(longest) ? advised : longest);
  }

  /** The committee's advice on a test, when it is positive and given by the day of the call. */
  private static Optional<CommitteeAdviceFact> advice(BalanceTestFact test, Case matter) {
    return Optional.ofNullable(test.advice())
        .filter(advice -> advice.outcome() == AdviceOutcome.POSITIVE)
        .filter(advice -> !advice.givenOn().isAfter(matter.localDate()));
  }

  /** The latest test held by the day of the call for the relation's subject or one like it. */
  private static Optional<BalanceTestFact> balanceTest(RelationFact relation, Case matter) {
    Set<String> subjects = new HashSet<>(similar(relation.subject(), matter));
    subjects.add(ALL_SUBJECTS);
    return matter.legalBases().balanceTests().stream()
        .filter(test -> !test.heldOn().isAfter(matter.localDate()))
        .filter(test -> subjects.contains(test.subject()))
        .max(InOrder.BALANCE_TESTS);
  }
}
