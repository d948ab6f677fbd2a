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
              CallCase::isAutomated,
              LegalBases::automated),
          new Gate(RuleId.LEGAL_BASIS, FactSource.CONSENT_SERVICE, LegalBases::someBasis),
          new Gate(RuleId.OPT_OUT, FactSource.CONSENT_SERVICE, _ -> List.of()));

  private LegalBases() {}

  /** Works out what {@link CallCase#basis} keeps. */
  static Optional<BasisFound> find(CallCase call) {
    if (call.isOutsideTelemarketing()) {
      return Optional.of(notRequired(RuleId.SCOPE_PURPOSE));
    }
    if (call.isAutomated()) {
      return ofAutomated(call);
    }
    for (BasisCheck check : call.checks()) {
      if (check.found().isPresent()) {
        return check.found();
      }
    }
    return freeBy(call).map(LegalBases::notRequired);
  }

  /** True when the call is the one that the consumer asked for; never for an automated call. */
  static boolean restsOnRequest(CallCase call) {
    return call.basis().filter(f -> f.basis().type() == BasisType.REQUESTED_CALL).isPresent();
  }

  /** Works out what {@link CallCase#checks} keeps. */
  static List<BasisCheck> check(CallCase call) {
    return List.of(
        RequestedCalls.check(call),
        Consents.check(call),
        CustomerRelations.check(call),
        PublishedNumbers.check(call));
  }

  /** A call without a human rests on consent, or on a number that was published for it. */
  private static Optional<BasisFound> ofAutomated(CallCase call) {
    return Stream.of(Consents.check(call), PublishedNumbers.check(call))
        .flatMap(check -> check.found().stream())
        .findFirst();
  }

  private static BasisFound notRequired(RuleId rule) {
    return new BasisFound(new Basis(BasisType.NOT_REQUIRED, null, rule.id()), null);
  }

  /** The rule by which a call with a human on the line needs no basis on record. */
  private static Optional<RuleId> freeBy(CallCase call) {
    if (call.rules().hold(RuleId.OPT_OUT)) {
      return Optional.of(RuleId.OPT_OUT);
    }
    return call.rules().find(RuleId.LEGAL_BASIS).filter(rule -> isExempt(rule, call)).map(Rule::id);
  }

  private static boolean isExempt(Rule rule, CallCase call) {
    return rule.value(RuleParameter.EXEMPT).contains(call.terms().calleeKind());
  }

  private static List<Failure> automated(CallCase call) {
    return ofAutomated(call).isEmpty()
        ? List.of(Failure.of(ReasonCode.AUTOMATED_CALL_NEEDS_CONSENT, RuleId.AUTOMATED))
        : List.of();
  }

  private static List<Failure> someBasis(CallCase call) {
    return call.isAutomated() ? consentBehindAutomated(call) : anyBasis(call);
  }

  private static List<Failure> anyBasis(CallCase call) {
    return call.basis().isPresent() ? List.of() : whyNone(call);
  }

  /** The other bases permit no automated call, but who has one does not lack every basis. */
  private static List<Failure> consentBehindAutomated(CallCase call) {
    if (ofAutomated(call).isPresent()) {
      return List.of();
    }
    boolean lacksEveryBasis =
        !isExempt(call.rule(RuleId.LEGAL_BASIS), call)
            && call.checks().stream().noneMatch(check -> check.found().isPresent());
    return lacksEveryBasis ? whyNone(call) : Consents.check(call).whyNot();
  }

  /** Why each record is no basis, or that there is none on record. */
  private static List<Failure> whyNone(CallCase call) {
    List<Failure> whyNot =
        call.checks().stream().flatMap(check -> check.whyNot().stream()).toList();
    return whyNot.isEmpty() ? nothingOnRecord(call) : whyNot;
  }

  /** Of relations on record nothing can be said without the caller's facts, not even this. */
  private static List<Failure> nothingOnRecord(CallCase call) {
    return CustomerRelations.cannotBeJudged(call) ? List.of() : List.of(noLegalBasis());
  }

  static Failure noLegalBasis() {
    return Failure.of(ReasonCode.NO_LEGAL_BASIS, RuleId.LEGAL_BASIS);
  }
}
