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

  static List<Obligation> of(CallCase call) {
    Stream<Rule> duties =
        call.rules().rules().stream()
            .filter(rule -> rule.kind() == RuleKind.OBLIGATION)
            .filter(rule -> rule.value(RuleParameter.PURPOSES).contains(call.terms().purpose()))
            .filter(rule -> isOfCaller(rule, call));
    return Stream.concat(duties, warnings(call))
        .flatMap(rule -> rule.obligations().stream().map(code -> told(code, rule, call)))
        .toList();
  }

  private static boolean isOfCaller(Rule rule, CallCase call) {
    return !rule.id().parameters().contains(RuleParameter.CALLERS)
        || rule.value(RuleParameter.CALLERS).contains(call.terms().caller());
  }

  private static Stream<Rule> warnings(CallCase call) {
    return !call.isOutsideTelemarketing() && TrainingGate.warns(call)
        ? Stream.of(call.rule(RuleId.TRAINED))
        : Stream.empty();
  }

  private static Obligation told(ObligationCode code, Rule rule, CallCase call) {
    return new Obligation(code, call.rules().messages().of(code, rule));
  }
}
