package nl.magbellen.decision;

import java.util.List;
import nl.magbellen.facts.FactSource;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;

/** Whether the call has a legal basis, and why each record on file is none. */
final class LegalBasisGates {
  static final List<Gate> IN_ORDER =
      List.of(
          new Gate(
              RuleId.AUTOMATED,
              FactSource.CONSENT_SERVICE,
              CallCase::isAutomated,
              LegalBasisGates::automated),
          new Gate(
              RuleId.LEGAL_BASIS,
              FactSource.CONSENT_SERVICE,
              Gate.ALL_CALLS,
              LegalBasisGates::someBasis),
          Gate.of(RuleId.OPT_OUT, FactSource.CONSENT_SERVICE, _ -> List.of()));

  private LegalBasisGates() {}

  private static List<Failure> automated(Moment moment) {
    return moment.bases().ofAutomated().isEmpty()
        ? List.of(Failure.of(ReasonCode.AUTOMATED_CALL_NEEDS_CONSENT, RuleId.AUTOMATED))
        : List.of();
  }

  private static List<Failure> someBasis(Moment moment) {
    return moment.call().isAutomated() ? consentBehindAutomated(moment) : anyBasis(moment);
  }

  private static List<Failure> anyBasis(Moment moment) {
    return moment.bases().basis().isPresent() ? List.of() : whyNone(moment);
  }

  /** The other bases permit no automated call, but who has one does not lack every basis. */
  private static List<Failure> consentBehindAutomated(Moment moment) {
    LegalBases bases = moment.bases();
    if (bases.ofAutomated().isPresent()) {
      return List.of();
    }
    boolean lacksEveryBasis =
        !bases.areNotRequired(moment.call().rule(RuleId.LEGAL_BASIS))
            && bases.checks().stream().noneMatch(check -> check.found().isPresent());
    return lacksEveryBasis ? whyNone(moment) : bases.consents().whyNot();
  }

  /** Why each record is no basis, or that there is none on record. */
  private static List<Failure> whyNone(Moment moment) {
    List<Failure> whyNot =
        moment.bases().checks().stream().flatMap(check -> check.whyNot().stream()).toList();
    return whyNot.isEmpty() ? nothingOnRecord(moment.call()) : whyNot;
  }

  /** Of relations on record nothing can be said without the caller's facts, not even this. */
  private static List<Failure> nothingOnRecord(CallCase call) {
    return CustomerRelations.cannotBeJudged(call) ? List.of() : List.of(noLegalBasis());
  }

  static Failure noLegalBasis() {
    return Failure.of(ReasonCode.NO_LEGAL_BASIS, RuleId.LEGAL_BASIS);
  }
}
