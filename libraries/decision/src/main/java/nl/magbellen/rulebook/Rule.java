package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.magbellen.question.CalleeKind;

/**
 * One rule as it holds in one period.
 *
 * @param from first local date on which it holds; null for always
 * @param until first local date on which it no longer holds; null for no end
 * @param reasons the codes that it can give
 * @param obligations the codes that come with a permitted call
 * @param calleeKinds whom it protects; a call to another kind of callee is not concerned by it
 * @param citations where it stands, by the date from which it is cited so, latest last
 * @param parameters by name, in order of name
 */
public record Rule(
    RuleId id,
    LocalDate from,
    LocalDate until,
    RuleKind kind,
    List<ReasonCode> reasons,
    List<ObligationCode> obligations,
    Set<CalleeKind> calleeKinds,
    List<Citation> citations,
    Confidence confidence,
    Message title,
    Map<String, Parameter> parameters) {

  public Rule {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
    calleeKinds = Set.copyOf(calleeKinds);
    citations = List.copyOf(citations);
    requireNonNull(confidence, "confidence");
    requireNonNull(title, "title");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a rule has a source");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new IllegalArgumentException("a rule starts before it ends");
    }
  }

  /** Where it stands, as it is cited on that local date. */
  public Source source(LocalDate date) {
    return citations.stream()
        .filter(citation -> citation.holdsOn(date))
        .reduce((earlier, later) -> later)
        .orElse(citations.getFirst())
        .source();
  }

  /** Its id and where it stands, as cited on that local date: for a caller who is refused by it. */
  public String reference(LocalDate date) {
    return id.id() + ": " + source(date).cited();
  }

  /** Whether it protects such a callee. */
  public boolean concerns(CalleeKind callee) {
    return calleeKinds.contains(callee);
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

  /**
   * The value of one of its parameters, to decide by.
   *
   * @throws IllegalArgumentException for a parameter that is shown only
   */
  @SuppressWarnings("unchecked") // the loader reads every value with its own RuleParameter
  public <T> T value(RuleParameter<T> parameter) {
    if (parameter.isShownOnly()) {
      throw new IllegalArgumentException(parameter + " is shown only: nothing is decided by it");
    }
    return (T) requireNonNull(parameters.get(parameter.name()), parameter.name()).value();
  }
}
