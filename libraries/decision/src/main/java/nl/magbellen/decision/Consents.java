package nl.magbellen.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/** Consents given before the call. One given at the very instant is not prior. */
final class Consents {
  private Consents() {}

  /**
   * The consents of a case. An automated call needs consent by a rule of its own, which is older
   * than the rule that asks it for all calls.
   */
  static BasisCheck check(CallCase call) {
    return call.legalBases().consents().isEmpty()
        ? BasisCheck.NOTHING
        : ruleOf(call).map(rule -> check(call, rule)).orElse(BasisCheck.NOTHING);
  }

  private static Optional<RuleId> ruleOf(CallCase call) {
    return Stream.of(RuleId.CONSENT, RuleId.AUTOMATED)
        .filter(rule -> rule == RuleId.CONSENT || call.isAutomated())
        .filter(call.rules()::hold)
        .findFirst();
  }

  private static BasisCheck check(CallCase call, RuleId consentRule) {
    List<ConsentFact> consents =
        HolderStatements.of(call.legalBases()).stream()
            .filter(consent -> consent.givenAt().isBefore(call.at()))
            .sorted(RecordOrder.CONSENTS)
            .toList();
    Optional<BasisFound> found =
        consents.stream()
            .filter(consent -> failures(consent, call, consentRule).isEmpty())
            .reduce((older, newer) -> newer)
            .map(consent -> found(consent, call, consentRule));
    return new BasisCheck(
        found, consents.stream().flatMap(c -> failures(c, call, consentRule).stream()).toList());
  }

  private static BasisFound found(ConsentFact consent, CallCase call, RuleId consentRule) {
    return new BasisFound(
        new Basis(BasisType.CONSENT, consent.evidence(), consentRule.id()),
        Instants.earliest(
            consent.validUntil(),
            consent.withdrawnAt(),
            nextDispute(consent, call),
            periodEnd(consent, call).orElse(null),
            firstCallEnd(consent, call).orElse(null)));
  }

  private static List<Failure> failures(ConsentFact consent, CallCase call, RuleId consentRule) {
    List<Failure> failures = new ArrayList<>();
    if (isPast(consent.withdrawnAt(), call)) {
      failures.add(Failure.of(ReasonCode.CONSENT_WITHDRAWN, consentRule, consent));
    }
    if (isDisputed(consent, call)) {
      failures.add(Failure.of(ReasonCode.CONSENT_DISPUTED, consentRule, consent));
    }
    if (isPast(consent.validUntil(), call)) {
      failures.add(Failure.of(ReasonCode.CONSENT_EXPIRED, consentRule, consent));
    }
    if (periodEnd(consent, call).filter(end -> isPast(end, call)).isPresent()) {
      failures.add(Failure.of(ReasonCode.CONSENT_EXPIRED, RuleId.CONSENT_PERIOD, consent));
    }
    if (!consent.subject().equals(call.terms().subject())) {
      failures.add(Failure.of(ReasonCode.CONSENT_SUBJECT_MISMATCH, consentRule, consent));
    }
    if (call.rules().hold(RuleId.CONSENT_STANDALONE)
        && !(consent.standalone() && consent.textOnRecord())) {
      failures.add(Failure.of(ReasonCode.CONSENT_NOT_PROVABLE, RuleId.CONSENT_STANDALONE, consent));
    }
    if (call.rules()
        .find(RuleId.CONSENT_VERIFIED)
        .filter(r -> !verified(consent, r, call))
        .isPresent()) {
      failures.add(Failure.of(ReasonCode.CONSENT_UNVERIFIED, RuleId.CONSENT_VERIFIED, consent));
    }
    if (call.rules()
        .find(RuleId.CONSENT_PERSON)
        .filter(rule -> isOfOther(consent, rule, call))
        .isPresent()) {
      failures.add(Failure.of(ReasonCode.CONSENT_OTHER_PERSON, RuleId.CONSENT_PERSON, consent));
    }
    if (firstCallEnd(consent, call).filter(end -> isPast(end, call)).isPresent()) {
      failures.add(
          Failure.of(
              ReasonCode.CONSENT_FIRST_CALL_TERM_PASSED, RuleId.CONSENT_FIRST_CALL, consent));
    }
    return failures;
  }

  /**
   * Disputed before the call or at its instant, and not verified again in between. A method that
   * does not verify by the rules, or is not known here, lifts no dispute.
   */
  private static boolean isDisputed(ConsentFact consent, CallCase call) {
    return consent.disputes().stream()
        .filter(dispute -> isPast(dispute, call))
        .max(Comparator.naturalOrder())
        .filter(dispute -> !isVerifiedAfter(dispute, consent, call))
        .isPresent();
  }

  /** Whether the giver was verified between that instant and the call, as the rules allow. */
  static boolean isVerifiedAfter(Instant doubt, ConsentFact consent, CallCase call) {
    return consent.verifications().stream()
        .filter(v -> isBefore(v, call))
        .filter(v -> isByAllowedMethod(v, call))
        .anyMatch(v -> v.verifiedAt().isAfter(doubt));
  }

  private static boolean isByAllowedMethod(VerificationFact verification, CallCase call) {
    return call.rules()
        .find(RuleId.CONSENT)
        .filter(rule -> rule.value(RuleParameter.METHODS).contains(verification.method()))
        .isPresent();
  }

  private static Instant nextDispute(ConsentFact consent, CallCase call) {
    return consent.disputes().stream()
        .filter(dispute -> !isPast(dispute, call))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean verified(ConsentFact consent, Rule rule, CallCase call) {
    return consent.verifications().stream()
        .filter(v -> rule.value(RuleParameter.METHODS).contains(v.method()))
        .anyMatch(v -> isBefore(v, call));
  }

  private static boolean isBefore(VerificationFact verification, CallCase call) {
    return verification.verifiedAt() != null && verification.verifiedAt().isBefore(call.at());
  }

  /**
   * A person is named by the advertiser's own reference. That of a partner says nothing beside the
   * reference of the advertiser whom the giver addressed; there a verified giver must do.
   */
  private static boolean isOfOther(ConsentFact consent, Rule rule, CallCase call) {
    if (call.terms().person() == null) {
      return false;
    }
    return call.terms().advertiser().equals(consent.advertiser())
        ? !call.terms().person().equals(consent.person())
        : !verified(consent, rule, call);
  }

  private static Optional<Instant> periodEnd(ConsentFact consent, CallCase call) {
    return ConsentTerms.of(consent).periodEnd(call.rules(), call.at());
  }

  private static Optional<Instant> firstCallEnd(ConsentFact consent, CallCase call) {
    return ConsentTerms.of(consent).firstCallEnd(call.rules(), call.at());
  }

  /** When the term for the first call ends that this basis has; null when it has none. */
  static Instant firstCallBy(Basis basis, CallCase call) {
    return call.legalBases().consents().stream()
        .filter(consent -> basis.type() == BasisType.CONSENT)
        .filter(consent -> consent.evidence().equals(basis.evidence()))
        .flatMap(consent -> firstCallEnd(consent, call).stream())
        .findFirst()
        .orElse(null);
  }

  private static boolean isPast(Instant event, CallCase call) {
    return event != null && !event.isAfter(call.at());
  }
}
