package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.facts.FactSource;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/** On what a call may rest: the bases in the order in which they are tried. */
final class LegalBases {
  static final List<Gate> GATES =
      List.of(
          new Gate(
              RuleId.AUTOMATED,
              FactSource.CONSENT_SERVICE,
              Case::isAutomated,
              LegalBases::automated),
          new Gate(RuleId.LEGAL_BASIS, FactSource.CONSENT_SERVICE, LegalBases::someBasis),
          new Gate(RuleId.OPT_OUT, FactSource.CONSENT_SERVICE, _ -> List.of()));

  private LegalBases() {}

  /** Works out what {@link Case#basis} keeps. */
  static Optional<Search.Found> find(Case matter) {
    if (matter.isOutsideTelemarketing()) {
      return Optional.of(notRequired(RuleId.SCOPE_PURPOSE));
    }
    if (matter.isAutomated()) {
      return ofAutomated(matter);
    }
    for (Search search : matter.searches()) {
      if (search.found().isPresent()) {
        return search.found();
      }
    }
    return freeBy(matter).map(LegalBases::notRequired);
  }

  /** True when the call is the one that the consumer asked for; never for an automated call. */
  static boolean restsOnRequest(Case matter) {
    return matter.basis().filter(f -> f.basis().type() == BasisType.REQUESTED_CALL).isPresent();
  }

  /** Works out what {@link Case#searches} keeps. */
  static List<Search> search(Case matter) {
    return List.of(
        RequestedCalls.search(matter),
        Consents.search(matter),
        CustomerRelations.search(matter),
        PublishedNumbers.search(matter));
  }

  /** A call without a human rests on consent, or on a number that was published for it. */
  private static Optional<Search.Found> ofAutomated(Case matter) {
    return Stream.of(Consents.search(matter), PublishedNumbers.search(matter))
        .flatMap(search -> search.found().stream())
        .findFirst();
  }

  private static Search.Found notRequired(RuleId rule) {
    return new Search.Found(new Basis(BasisType.NOT_REQUIRED, null, rule.id()), null);
  }

  /** The rule by which a call with a human on the line needs no basis on record. */
  private static Optional<RuleId> freeBy(Case matter) {
    if (matter.rules().hold(RuleId.OPT_OUT)) {
      return Optional.of(RuleId.OPT_OUT);
    }
    return matter
        .rules()
        .find(RuleId.LEGAL_BASIS)
        .filter(rule -> isExempt(rule, matter))
        .map(Rule::id);
  }

  private static boolean isExempt(Rule rule, Case matter) {
    return rule.value(RuleParameter.EXEMPT).contains(matter.terms().calleeKind());
  }

  private static List<Failure> automated(Case matter) {
    return ofAutomated(matter).isEmpty()
        ? List.of(Failure.of(ReasonCode.AUTOMATED_CALL_NEEDS_CONSENT, RuleId.AUTOMATED))
        : List.of();
  }

  private static List<Failure> someBasis(Case matter) {
    return matter.isAutomated() ? consentBehindAutomated(matter) : anyBasis(matter);
  }

  private static List<Failure> anyBasis(Case matter) {
    return matter.basis().isPresent() ? List.of() : whyNone(matter);
  }

  /** The other bases permit no automated call, but who has one does not lack every basis. */
  private static List<Failure> consentBehindAutomated(Case matter) {
    if (ofAutomated(matter).isPresent()) {
      return List.of();
    }
    boolean lacksEveryBasis =
        !isExempt(matter.rule(RuleId.LEGAL_BASIS), matter)
            && matter.searches().stream().noneMatch(search -> search.found().isPresent());
    return lacksEveryBasis ? whyNone(matter) : Consents.search(matter).whyNot();
  }

  /** Why each record is no basis, or that there is none on record. */
  private static List<Failure> whyNone(Case matter) {
    List<Failure> whyNot =
        matter.searches().stream().flatMap(search -> search.whyNot().stream()).toList();
    return whyNot.isEmpty() ? nothingOnRecord(matter) : whyNot;
  }

  /** Of relations on record nothing can be said without the caller's facts, not even this. */
  private static List<Failure> nothingOnRecord(Case matter) {
    return CustomerRelations.cannotBeJudged(matter) ? List.of() : List.of(noLegalBasis());
  }

  static Failure noLegalBasis() {
    return Failure.of(ReasonCode.NO_LEGAL_BASIS, RuleId.LEGAL_BASIS);
  }
}
