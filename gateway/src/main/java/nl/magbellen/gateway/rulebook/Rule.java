package nl.magbellen.gateway.rulebook;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One rule as it holds in one period.
 *
 * @param from first local date on which it holds; null for always
 * @param until first local date on which it no longer holds; null for no end
 * @param reasons the codes that it can give
 * @param obligations the codes that come with a permitted call
 * @param parameters by name, in order of name
 */
public record Rule(
    RuleId id,
    LocalDate from,
    LocalDate until,
    RuleKind kind,
    List<ReasonCode> reasons,
    List<ObligationCode> obligations,
    String source,
    Confidence confidence,
    Message title,
    Map<String, Parameter> parameters) {

  public Rule {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
    requireNonNull(source, "source");
    requireNonNull(confidence, "confidence");
    requireNonNull(title, "title");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    if (from != null && until != null && !from.isBefore(until)) {
      throw new IllegalArgumentException("a rule starts before it ends");
    }
  }

  /** Whether it holds on that local date. */
  public boolean holdsOn(LocalDate date) {
    return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
  }

  /** Whether there is a date on which both hold. */
  boolean overlaps(Rule other) {
    return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
  }

  private boolean startsBeforeEndOf(Rule other) {
    return from == null || other.until == null || from.isBefore(other.until);
  }

  /** The value of one of its parameters. */
  @SuppressWarnings("unchecked") // the loader reads every value with its own RuleParameter
  public <T> T value(RuleParameter<T> parameter) {
    return (T) requireNonNull(parameters.get(parameter.name()), parameter.name()).value();
  }
}
