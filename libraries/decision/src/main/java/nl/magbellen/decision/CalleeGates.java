package nl.magbellen.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.number.NumberFault;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/** The number called, who calls, and what the callee does not want. */
final class CalleeGates {
  static final List<Gate> IN_ORDER =
      List.of(
          Gate.of(RuleId.NUMBER_VALID, null, CalleeGates::valid),
          Gate.of(RuleId.NUMBER_CALLABLE, null, CalleeGates::callable),
          Gate.of(RuleId.SCOPE, null, CalleeGates::inScope),
          Gate.of(RuleId.CALLER_KNOWN, FactSource.CALLER_ID_SERVICE, CalleeGates::callerKnown),
          Gate.of(RuleId.OBJECTION, FactSource.OBJECTION_SERVICE, CalleeGates::noObjection),
          Gate.of(
              RuleId.NATIONAL_REGISTER, FactSource.OBJECTION_SERVICE, CalleeGates::notInRegister),
          Gate.of(RuleId.MINOR, null, Minors::check));

  private CalleeGates() {}

  private static List<Failure> valid(CallCase call) {
    return switch (call.question().callee()) {
      case Callee.Numbered _ -> List.of();
      case Callee.Unparseable(String _, NumberFault fault) ->
          List.of(Failure.of(ReasonCode.NUMBER_INVALID, RuleId.NUMBER_VALID, fault));
    };
  }

  private static List<Failure> callable(CallCase call) {
    var kinds = call.rule(RuleId.NUMBER_CALLABLE).value(RuleParameter.KINDS);
    return unless(
        call,
        number -> kinds.contains(number.kind()),
        Failure.of(ReasonCode.NUMBER_NOT_CALLABLE, RuleId.NUMBER_CALLABLE));
  }

  private static List<Failure> inScope(CallCase call) {
    return unless(
        call, TelephoneNumber::isDutch, Failure.of(ReasonCode.NUMBER_OUT_OF_SCOPE, RuleId.SCOPE));
  }

  private static List<Failure> unless(
      CallCase call, Predicate<TelephoneNumber> passes, Failure failure) {
    return switch (call.question().callee()) {
      case Callee.Numbered callee -> passes.test(callee.number()) ? List.of() : List.of(failure);
      case Callee.Unparseable _ -> List.of();
    };
  }

  private static List<Failure> callerKnown(CallCase call) {
    List<Failure> failures = new ArrayList<>();
    if (call.advertiser().filter(AdvertiserFact::active).isEmpty()) {
      failures.add(
          Failure.of(
              ReasonCode.ADVERTISER_UNKNOWN, RuleId.CALLER_KNOWN, call.advertiser().orElse(null)));
    }
    if (call.terms().agency() != null && call.mandate().isEmpty()) {
      failures.add(
          Failure.of(
              ReasonCode.AGENCY_NOT_MANDATED,
              RuleId.CALLER_KNOWN,
              call.caller().mandates().stream().max(RecordOrder.MANDATES).orElse(null)));
    }
    return failures;
  }

  private static List<Failure> noObjection(CallCase call) {
    if (call.terms().calleeKind() == CalleeKind.LEGAL_PERSON
        && !call.rule(RuleId.OBJECTION).value(RuleParameter.FOR_COMPANIES_TOO)) {
      return List.of();
    }
    return objectionsInForce(call)
        .filter(objection -> objection.channel() != ObjectionChannel.NATIONAL_REGISTER)
        .map(o -> Failure.of(ReasonCode.OBJECTION_REGISTERED, RuleId.OBJECTION, o))
        .toList();
  }

  private static List<Failure> notInRegister(CallCase call) {
    if (CustomerRelations.check(call).found().isPresent()) {
      return List.of();
    }
    return objectionsInForce(call)
        .filter(objection -> objection.channel() == ObjectionChannel.NATIONAL_REGISTER)
        .map(o -> Failure.of(ReasonCode.NATIONAL_REGISTER_ENTRY, RuleId.NATIONAL_REGISTER, o))
        .toList();
  }

  /** It counts from receipt; the statement that lifts it must come before the call. */
  private static Stream<ObjectionFact> objectionsInForce(CallCase call) {
    return call.objections().objections().stream()
        .filter(o -> !o.receivedAt().isAfter(call.at()))
        .filter(o -> o.liftedAt() == null || !o.liftedAt().isBefore(call.at()))
        .sorted(RecordOrder.OBJECTIONS);
  }
}
