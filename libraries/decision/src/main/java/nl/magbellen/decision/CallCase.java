package nl.magbellen.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.RulesInForce;

/** A question with what is known and what holds: all that a decision rests on. */
final class CallCase {
  private final Question question;
  private final Facts facts;
  private final RulesInForce rules;
  private final boolean outsideTelemarketing;

  /**
   * @param rules all that hold; only those that protect the callee bear on the call
   */
  CallCase(Question question, Facts facts, RulesInForce rules) {
    this.question = question;
    this.facts = facts;
    this.rules = rules.concerning(question.terms().calleeKind());
    this.outsideTelemarketing =
        this.rules
            .find(RuleId.SCOPE_PURPOSE)
            .filter(rule -> rule.value(RuleParameter.OUTSIDE).contains(question.terms().purpose()))
            .isPresent();
  }

  Question question() {
    return question;
  }

  Terms terms() {
    return question.terms();
  }

  RulesInForce rules() {
    return rules;
  }

  Instant at() {
    return question.at();
  }

  LocalDate localDate() {
    return LocalDate.ofInstant(at(), rules.zone());
  }

  /** True for a call that offers nothing, to which few gates apply. */
  boolean isOutsideTelemarketing() {
    return outsideTelemarketing;
  }

  /** True when no human speaks on the calling side, by the rule on such calls. */
  boolean isAutomated() {
    return rules
        .find(RuleId.AUTOMATED)
        .filter(rule -> rule.value(RuleParameter.CALLERS).contains(terms().caller()))
        .isPresent();
  }

  boolean isMissing(FactSource source) {
    return gathered(source) instanceof Gathered.Unavailable<?>;
  }

  private Gathered<?> gathered(FactSource source) {
    return switch (source) {
      case CONSENT_SERVICE -> facts.legalBases();
      case OBJECTION_SERVICE -> facts.objections();
      case CALLER_ID_SERVICE -> facts.caller();
    };
  }

  /** What is on record; nothing when it could not be fetched, which its gate reports. */
  LegalBasisFacts legalBases() {
    return known(facts.legalBases(), LegalBasisFacts.none());
  }

  /** As {@link #legalBases}. */
  ObjectionFacts objections() {
    return known(facts.objections(), ObjectionFacts.none());
  }

  /** As {@link #legalBases}. */
  CallerFacts caller() {
    return known(facts.caller(), CallerFacts.none());
  }

  Optional<AdvertiserFact> advertiser() {
    return Optional.ofNullable(caller().advertiser());
  }

  /** The mandate on which the agency calls; empty when there is none or no agency calls. */
  Optional<MandateFact> mandate() {
    return caller().mandates().stream()
        .filter(mandate -> mandate.covers(terms().subject(), at()))
        .max(RecordOrder.MANDATES);
  }

  /** The rule of a gate that is being checked. */
  Rule rule(RuleId id) {
    return rules.find(id).orElseThrow(() -> new IllegalStateException(id + " is not in force"));
  }

  private static <T> T known(Gathered<T> gathered, T otherwise) {
    return switch (gathered) {
      case Gathered.Known<T> facts -> facts.known();
      case Gathered.Unavailable<T> _ -> otherwise;
    };
  }
}
