package nl.magbellen.decision;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
  static Search search(Case matter) {
    return matter.legalBases().consents().isEmpty()
        ? Search.NOTHING
        : ruleOf(matter).map(rule -> search(matter, rule)).orElse(Search.NOTHING);
  }

  private static Optional<RuleId> ruleOf(Case matter) {
    return Stream.of(RuleId.CONSENT, RuleId.AUTOMATED)
        .filter(rule -> rule == RuleId.CONSENT || matter.isAutomated())
        .filter(matter.rules()::hold)
        .findFirst();
  }

  private static Search search(Case matter, RuleId consentRule) {
    List<ConsentFact> consents =
        HolderStatements.of(matter.legalBases().consents()).stream()
            .filter(consent -> consent.givenAt().isBefore(matter.at()))
            .sorted(InOrder.CONSENTS)
            .toList();
    Optional<Search.Found> found =
        consents.stream()
            .filter(consent -> failures(consent, matter, consentRule).isEmpty())
            .reduce((older, newer) -> newer)
            .map(consent -> found(consent, matter, consentRule));
    return new Search(
        found, consents.stream().flatMap(c -> failures(c, matter, consentRule).stream()).toList());
  }

  private static Search.Found found(ConsentFact consent, Case matter, RuleId consentRule) {
    return new Search.Found(
        new Basis(BasisType.CONSENT, consent.evidence(), consentRule.id()),
        Earliest.of(
            consent.validUntil(),
            consent.withdrawnAt(),
            nextDispute(consent, matter),
            periodEnd(consent, matter).orElse(null),
            firstCallEnd(consent, matter).orElse(null)));
  }

  private static List<Failure> failures(ConsentFact consent, Case matter, RuleId consentRule) {
    List<Failure> failures = new ArrayList<>();
    if (isPast(consent.withdrawnAt(), matter)) {
      failures.add(Failure.of(ReasonCode.CONSENT_WITHDRAWN, consentRule, consent));
    }
    if (isDisputed(consent, matter)) {
      failures.add(Failure.of(ReasonCode.CONSENT_DISPUTED, consentRule, consent));
    }
    if (isPast(consent.validUntil(), matter)) {
      failures.add(Failure.of(ReasonCode.CONSENT_EXPIRED, consentRule, consent));
    }
    if (periodEnd(consent, matter).filter(end -> isPast(end, matter)).isPresent()) {
      failures.add(Failure.of(ReasonCode.CONSENT_EXPIRED, RuleId.CONSENT_PERIOD, consent));
    }
    if (!consent.subject().equals(matter.terms().subject())) {
      failures.add(Failure.of(ReasonCode.CONSENT_SUBJECT_MISMATCH, consentRule, consent));
    }
    if (matter.rules().hold(RuleId.CONSENT_STANDALONE)
        && !(consent.standalone() && consent.textOnRecord())) {
      failures.add(Failure.of(ReasonCode.CONSENT_NOT_PROVABLE, RuleId.CONSENT_STANDALONE, consent));
    }
    if (matter
        .rules()
        .find(RuleId.CONSENT_VERIFIED)
        .filter(r -> !verified(consent, r, matter))
        .isPresent()) {
      failures.add(Failure.of(ReasonCode.CONSENT_UNVERIFIED, RuleId.CONSENT_VERIFIED, consent));
    }
    if (matter
        .rules()
        .find(RuleId.CONSENT_PERSON)
        .filter(rule -> isOfOther(consent, rule, matter))
        .isPresent()) {
      failures.add(Failure.of(ReasonCode.CONSENT_OTHER_PERSON, RuleId.CONSENT_PERSON, consent));
    }
    if (firstCallEnd(consent, matter).filter(end -> isPast(end, matter)).isPresent()) {
      failures.add(
          Failure.of(
              ReasonCode.CONSENT_FIRST_CALL_TERM_PASSED, RuleId.CONSENT_FIRST_CALL, consent));
    }
    return failures;
  }

  /**
   * Disputed before the call or at its instant, and not verified again in between. A method that
   * verifies nobody by the rules, or is not known here, lifts no dispute.
   */
  private static boolean isDisputed(ConsentFact consent, Case matter) {
    return consent.disputes().stream()
        .filter(dispute -> isPast(dispute, matter))
        .max(Comparator.naturalOrder())
        .filter(
            dispute ->
                consent.verifications().stream()
                    .filter(v -> isBefore(v, matter))
                    .filter(v -> isByAllowedMethod(v, matter))
                    .noneMatch(v -> v.verifiedAt().isAfter(dispute)))
        .isPresent();
  }

  private static boolean isByAllowedMethod(VerificationFact verification, Case matter) {
    return matter
        .rules()
        .find(RuleId.CONSENT_VERIFIED)
        .map(rule -> rule.value(RuleParameter.METHODS).contains(verification.method()))
        .orElse(true);
  }

  private static Instant nextDispute(ConsentFact consent, Case matter) {
    return consent.disputes().stream()
        .filter(dispute -> !isPast(dispute, matter))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean verified(ConsentFact consent, Rule rule, Case matter) {
    return consent.verifications().stream()
        .filter(v -> rule.value(RuleParameter.METHODS).contains(v.method()))
        .anyMatch(v -> isBefore(v, matter));
  }

  private static boolean isBefore(VerificationFact verification, Case matter) {
    return verification.verifiedAt() != null && verification.verifiedAt().isBefore(matter.at());
  }

  /**
   * A person is named by the advertiser's own reference. That of a partner says nothing beside the
   * reference of the advertiser whom the giver addressed; there a verified giver must do.
   */
  private static boolean isOfOther(ConsentFact consent, Rule rule, Case matter) {
    if (matter.terms().person() == null) {
      return false;
    }
    return matter.terms().advertiser().equals(consent.advertiser())
        ? !matter.terms().person().equals(consent.person())
        : !verified(consent, rule, matter);
  }

  /** When a consent lapses that has no end of its own; empty without such a rule. */
  private static Optional<Instant> periodEnd(ConsentFact consent, Case matter) {
    return matter
        .rules()
        .find(RuleId.CONSENT_PERIOD)
        .filter(rule -> consent.validUntil() == null)
        .map(rule -> periodEnd(consent, rule.value(RuleParameter.TERM), matter));
  }

  /** Each use before the call that came in time begins the term anew; a later one does not. */
  private static Instant periodEnd(ConsentFact consent, Period term, Case matter) {
    Instant end = Term.end(consent.givenAt(), term, matter.rules().zone());
    for (Instant use : consent.uses().stream().sorted().toList()) {
      boolean counts =
          use.isAfter(consent.givenAt()) && use.isBefore(matter.at()) && use.isBefore(end);
      end = counts ? Term.end(use, term, matter.rules().zone()) : end;
    }
    return end;
  }

  /** End of the term for the first call; empty without such a rule, or once called in time. */
  private static Optional<Instant> firstCallEnd(ConsentFact consent, Case matter) {
    return matter
        .rules()
        .find(RuleId.CONSENT_FIRST_CALL)
        .map(rule -> firstCallEnd(consent, rule.value(RuleParameter.TERM), matter))
        .filter(end -> !calledBefore(end, consent, matter));
  }

  private static Instant firstCallEnd(ConsentFact consent, Period usual, Case matter) {
    Period term = Objects.requireNonNullElse(consent.firstCallWithin(), usual);
    return Term.end(consent.givenAt(), term, matter.rules().zone());
  }

  private static boolean calledBefore(Instant end, ConsentFact consent, Case matter) {
    return consent.uses().stream().anyMatch(use -> use.isBefore(matter.at()) && use.isBefore(end));
  }

  private static boolean isPast(Instant event, Case matter) {
    return event != null && !event.isAfter(matter.at());
  }
}
