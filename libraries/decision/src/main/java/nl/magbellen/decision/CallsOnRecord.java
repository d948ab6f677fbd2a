package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import nl.magbellen.facts.Facts;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RulesInForce;

/**
 * What a consumer may be told about who may call: whether an advertiser has what it takes on record
 * about a number, whichever caller id it shows and at whatever hour of the day. A call needs more:
 * that is decided when it is made.
 */
public final class CallsOnRecord {
  /** The gates that look at the number, its holder's wishes, the advertiser and its legal basis. */
  private static final Set<RuleId> RULES =
      Set.of(
          RuleId.NUMBER_VALID,
          RuleId.NUMBER_CALLABLE,
          RuleId.SCOPE,
          RuleId.CALLER_KNOWN,
          RuleId.OBJECTION,
          RuleId.NATIONAL_REGISTER,
          RuleId.AUTOMATED,
          RuleId.LEGAL_BASIS);

  private static final List<Gate> GATES =
      Gates.IN_ORDER.stream().filter(gate -> RULES.contains(gate.rule())).toList();

  private static final List<Gate> GATES_OF_ANYBODY =
      GATES.stream().filter(gate -> gate.rule() != RuleId.CALLER_KNOWN).toList();

  private CallsOnRecord() {}

  /** What the record says. */
  public sealed interface Standing {}

  /** The advertiser may call. */
  public record Allowed(Basis basis) implements Standing {
    public Allowed {
      requireNonNull(basis, "basis");
    }
  }

  /** It may not. */
  public record NotAllowed() implements Standing {}

  /** Some facts could not be fetched. */
  public record Unknown() implements Standing {}

  /**
   * Looks at what is on record.
   *
   * @param question its caller id, telemarketer and agency are not looked at
   * @param rules those in force at the instant of the question
   */
  public static Standing find(Question question, Facts facts, RulesInForce rules) {
    return find(GATES, new CallCase(question, facts, rules));
  }

  /**
   * Looks at what is on record for every advertiser, whichever it is.
   *
   * @param question its advertiser is not looked at, its caller id, telemarketer and agency neither
   * @param facts those that count for every advertiser
   * @param rules those in force at the instant of the question
   */
  public static Standing findForEverybody(Question question, Facts facts, RulesInForce rules) {
    return find(GATES_OF_ANYBODY, new CallCase(question, facts, rules));
  }

  private static Standing find(List<Gate> all, CallCase call) {
    List<Gate> gates = all.stream().filter(gate -> DecisionMaker.applies(gate, call)).toList();
    if (gates.stream().anyMatch(gate -> gate.missingIn(call).isPresent())) {
      return new Unknown();
    }
    Moment moment = new Moment(call);
    return gates.stream().allMatch(gate -> gate.check().apply(moment).isEmpty())
        ? moment
            .bases()
            .basis()
            .<Standing>map(found -> new Allowed(found.basis()))
            .orElse(new NotAllowed())
        : new NotAllowed();
  }
}
