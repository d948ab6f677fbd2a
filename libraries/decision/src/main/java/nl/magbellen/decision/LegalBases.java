package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/**
 * On what one call may rest: the bases in the order in which they are tried. Each is worked out
 * when it is first asked for, and once. For one thread.
 */
final class LegalBases {
  private final CallCase call;

  /** Null until they are asked for, as are the next three. */
  private BasisCheck consents;

  private BasisCheck publishedNumbers;
  private List<BasisCheck> checks;
  private Optional<BasisFound> basis;

  LegalBases(CallCase call) {
    this.call = call;
  }

  /** What the consents on record gave. */
  BasisCheck consents() {
    if (consents == null) {
      consents = Consents.check(call);
    }
    return consents;
  }

  private BasisCheck publishedNumbers() {
    if (publishedNumbers == null) {
      publishedNumbers = PublishedNumbers.check(call);
    }
    return publishedNumbers;
  }

  /** What each legal basis that is on record gave, in the order in which they are tried. */
  List<BasisCheck> checks() {
    if (checks == null) {
      checks =
          List.of(
              RequestedCalls.check(call),
              consents(),
              CustomerRelations.check(call),
              publishedNumbers());
    }
    return checks;
  }

  /** The first basis that holds; empty when none does. */
  Optional<BasisFound> basis() {
    if (basis == null) {
      basis = find();
    }
    return basis;
  }

  /** True when the call is the one that the consumer asked for; never for an automated call. */
  boolean restOnRequest() {
    return basis().filter(BasisFound::isRequest).isPresent();
  }

  /** A call without a human rests on consent, or on a number that was published for it. */
  Optional<BasisFound> ofAutomated() {
    return consents().found().or(() -> publishedNumbers().found());
  }

  /** True when callees of this kind need no basis on record by the rule that asks for one. */
  boolean areNotRequired(Rule legalBasis) {
    return legalBasis.value(RuleParameter.EXEMPT).contains(call.terms().calleeKind());
  }

  private Optional<BasisFound> find() {
    if (call.isOutsideTelemarketing()) {
      return Optional.of(notRequired(RuleId.SCOPE_PURPOSE));
    }
    if (call.isAutomated()) {
      return ofAutomated();
    }
    for (BasisCheck check : checks()) {
      if (check.found().isPresent()) {
        return check.found();
      }
    }
    return freeBy().map(LegalBases::notRequired);
  }

  /** The rule by which a call with a human on the line needs no basis on record. */
  private Optional<RuleId> freeBy() {
    return call.rules().hold(RuleId.OPT_OUT)
        ? Optional.of(RuleId.OPT_OUT)
        : call.rules().find(RuleId.LEGAL_BASIS).filter(this::areNotRequired).map(Rule::id);
  }

  private static BasisFound notRequired(RuleId rule) {
    return new BasisFound(new Basis(BasisType.NOT_REQUIRED, null, rule.id()), null);
  }
}
