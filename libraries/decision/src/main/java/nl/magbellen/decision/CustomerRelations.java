package nl.magbellen.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.facts.AdvertiserFact;
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
  private CustomerRelations() {}

  /** Without the caller's facts nothing is said: sector and families of subjects are unknown. */
  static BasisCheck check(CallCase call) {
    if (call.legalBases().relations().isEmpty()
        || !call.rules().hold(RuleId.CUSTOMER)
        || call.isMissing(FactSource.CALLER_ID_SERVICE)) {
      return BasisCheck.NOTHING;
    }
    List<RelationFact> relations = started(call).sorted(RecordOrder.RELATIONS).toList();
    Optional<BasisFound> found =
        relations.stream()
            .filter(relation -> failures(relation, call).isEmpty())
            .map(relation -> found(relation, call))
            .max(Comparator.comparing(basis -> basis.end() == null ? Instant.MAX : basis.end()));
    return new BasisCheck(
        found, relations.stream().flatMap(r -> failures(r, call).stream()).toList());
  }

  /** True when relations are on record, but not what says whether they count. */
  static boolean cannotBeJudged(CallCase call) {
    return call.isMissing(FactSource.CALLER_ID_SERVICE) && started(call).findAny().isPresent();
  }

  private static Stream<RelationFact> started(CallCase call) {
    return call.legalBases().relations().stream()
        .filter(relation -> !relation.startedAt().isAfter(call.at()));
  }

  private static BasisFound found(RelationFact relation, CallCase call) {
    Instant end = hasEnded(relation, call) ? termEnd(relation, call) : relation.endedAt();
    return new BasisFound(
        new Basis(BasisType.CUSTOMER_RELATION, relation.evidence(), RuleId.CUSTOMER.id()), end);
  }

  private static List<Failure> failures(RelationFact relation, CallCase call) {
    List<Failure> failures = new ArrayList<>();
    Optional<CustomerException> row = row(call.rule(RuleId.CUSTOMER), relation, call);
    Optional<CustomerException> former = row.isPresent() ? row : earlierRow(relation, call);
    if (former.filter(CustomerException::similar).isPresent()
        && !similar(relation.subject(), call).contains(call.terms().subject())) {
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
    if (call.rules().hold(RuleId.CUSTOMER_TERM) && hasEnded(relation, call)) {
      checkTerm(relation, call).ifPresent(failures::add);
    }
    return failures;
  }

  /** The row of the rule's table that permits such a call; empty when none does. */
  private static Optional<CustomerException> row(Rule rule, RelationFact relation, CallCase call) {
    Sector sector = call.advertiser().map(AdvertiserFact::sector).orElse(null);
    return rule.value(RuleParameter.EXCEPTIONS).stream()
        .filter(row -> row.covers(sector, relation.kind(), call.terms().purpose()))
        .findFirst();
  }

  /** The latest row that permitted such a call in an earlier period. */
  private static Optional<CustomerException> earlierRow(RelationFact relation, CallCase call) {
    return call.rules().earlier(RuleId.CUSTOMER).stream()
        .flatMap(rule -> row(rule, relation, call).stream())
        .reduce((earlier, later) -> later);
  }

  private static Set<String> similar(String subject, CallCase call) {
    return call.advertiser().map(a -> a.similarTo(subject)).orElse(Set.of(subject));
  }

  private static boolean hasEnded(RelationFact relation, CallCase call) {
    return relation.endedAt() != null && !relation.endedAt().isAfter(call.at());
  }

  private static Optional<Failure> checkTerm(RelationFact relation, CallCase call) {
    Instant end = termEnd(relation, call);
    if (end == null) {
      return Optional.of(
          Failure.of(ReasonCode.BALANCE_TEST_MISSING, RuleId.CUSTOMER_TERM, relation));
    }
    return end.isAfter(call.at())
        ? Optional.empty()
        : Optional.of(Failure.of(ReasonCode.CUSTOMER_TERM_PASSED, RuleId.CUSTOMER_TERM, relation));
  }

  /** First instant after the customer term of an ended relation; null without a balance test. */
  private static Instant termEnd(RelationFact relation, CallCase call) {
    return FormerCustomerTerm.at(
            call.at(),
            call.rules(),
            similar(relation.subject(), call),
            call.legalBases().balanceTests())
        .map(term -> term.end(relation.endedAt()))
        .orElse(null);
  }
}
