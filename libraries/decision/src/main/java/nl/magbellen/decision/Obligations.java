package nl.magbellen.decision;

import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.rulebook.ObligationCode;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleKind;
import nl.magbellen.rulebook.RuleParameter;

/** What must be done when the call is made. */
final class Obligations {
  private Obligations() {}

  static List<Obligation> of(Case matter) {
    Stream<Rule> duties =
        matter.rules().rules().stream()
            .filter(rule -> rule.kind() == RuleKind.OBLIGATION)
            .filter(rule -> rule.value(RuleParameter.PURPOSES).contains(matter.terms().purpose()))
            .filter(rule -> isOfCaller(rule, matter));
    return Stream.concat(duties, warnings(matter))
        .flatMap(rule -> rule.obligations().stream().map(code -> told(code, rule, matter)))
        .toList();
  }

  private static boolean isOfCaller(Rule rule, Case matter) {
    return !rule.id().parameters().contains(RuleParameter.CALLERS)
        || rule.value(RuleParameter.CALLERS).contains(matter.terms().caller());
  }

  private static Stream<Rule> warnings(Case matter) {
    return !matter.isOutsideTelemarketing() && TrainingGate.warns(matter)
        ? Stream.of(matter.rule(RuleId.TRAINED))
        : Stream.empty();
  }

  private static Obligation told(ObligationCode code, Rule rule, Case matter) {
    return new Obligation(code, matter.rules().messages().of(code, rule));
  }
}
