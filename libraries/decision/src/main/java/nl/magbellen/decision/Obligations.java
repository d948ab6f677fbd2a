package nl.magbellen.decision;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.Messages;
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
    Message message = call.rules().messages().of(code, rule);
    return new Obligation(
        code,
        code == ObligationCode.COOLING_OFF
            ? reflectionPeriod(call).map(message::and).orElse(message)
            : message);
  }

  /** How long the period is; empty when it is not on record. */
  private static Optional<Message> reflectionPeriod(CallCase call) {
    return call.advertiser().map(AdvertiserFact::reflectionPeriod).map(Obligations::fixed);
  }

  private static Message fixed(Period period) {
    Message told = Messages.told(period);
    return new Message("Vastgelegd: " + told.nl() + ".", "On record: " + told.en() + ".");
  }
}
