package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.question.Callee;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RulesInForce;

/**
 * Whether a caller may show a number, by the gates of a decision that look at nothing but who calls
 * and from which number. Whom it calls, on what and when, is another question.
 *
 * @param reasons why it may not be shown, in gate order; empty when it may
 * @param until first instant at which it may no longer be shown if nothing more happens; null when
 *     no end is known, or when it may not be shown at all
 */
public record ShownNumber(List<Reason> reasons, Instant until) {

  private static final List<Gate> GATES =
      Gates.IN_ORDER.stream()
          .filter(
              gate -> gate.rule() == RuleId.CALLER_KNOWN || CallerIdGates.IN_ORDER.contains(gate))
          .toList();

  /** Keeps a copy. */
  public ShownNumber {
    reasons = List.copyOf(requireNonNull(reasons, "reasons"));
  }

  /**
   * What holds for the number of these terms at their instant.
   *
   * @param terms who calls, which number is shown, the subject, and when
   * @param caller what is on record about the caller at that instant; a number of whose caller
   *     nothing can be known may not be shown
   * @param rules in force at that instant
   */
  public static ShownNumber of(Terms terms, Gathered<CallerFacts> caller, RulesInForce rules) {
    CallCase call = new CallCase(new Question(Callee.parse(""), terms), factsOf(caller), rules);
    Moment moment = new Moment(call);
    Set<FactSource> missing = EnumSet.noneOf(FactSource.class);
    List<Reason> reasons =
        GATES.stream()
            .filter(gate -> DecisionMaker.applies(gate, call))
            .flatMap(gate -> DecisionMaker.failures(gate, moment, missing).stream())
            .map(failure -> DecisionMaker.told(failure, call.rules(), Optional.empty()))
            .toList();
    return new ShownNumber(reasons, reasons.isEmpty() ? end(call) : null);
  }

  private static Facts factsOf(Gathered<CallerFacts> caller) {
    return Facts.of(
        new Gathered.Known<>(LegalBasisFacts.none()),
        new Gathered.Known<>(ObjectionFacts.none()),
        caller);
  }

  private static Instant end(CallCase call) {
    return Instants.earliest(
        call.rules().until().orElse(null), Validity.mandateEnd(call), CallerIdGates.end(call));
  }
}
