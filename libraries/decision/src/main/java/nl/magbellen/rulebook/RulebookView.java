package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.magbellen.question.CalleeKind;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook as a compliance officer reads it: what holds at an instant, where it comes from, and
 * how sure we are of it.
 *
 * @param mourningDays the days of national mourning that operators added
 * @param reasons what reason codes mean, with placeholders in braces
 * @param obligations what obligation codes mean, with placeholders in braces
 */
public record RulebookView(
    String version,
    ZoneId zone,
    List<LegalText> texts,
    List<RuleView> rules,
    SortedSet<LocalDate> mourningDays,
    Map<ReasonCode, Message> reasons,
    Map<ObligationCode, Message> obligations) {

  /**
   * A rule in force.
   *
   * @param from first local date on which it holds; null for always
   * @param until first local date on which it no longer holds; null for no end
   * @param source where it stands, as it is cited at that instant
   * @param calleeKinds the kinds of callees that it protects
   */
  public record RuleView(
      String id,
      RuleKind kind,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Source source,
      Confidence confidence,
      Message title,
      Set<CalleeKind> calleeKinds,
      Map<String, ParameterView> parameters,
      List<ReasonCode> reasons,
      List<ObligationCode> obligations) {

    static RuleView of(Rule rule, LocalDate date) {
      Source source = rule.source(date);
      Map<String, ParameterView> parameters = new TreeMap<>();
      rule.parameters().forEach((name, p) -> parameters.put(name, ParameterView.of(p, source)));
      return new RuleView(
          rule.id().id(),
          rule.kind(),
          rule.from(),
          rule.until(),
          source,
          rule.confidence(),
          rule.title(),
          new TreeSet<>(rule.calleeKinds()),
          parameters,
          rule.reasons(),
          rule.obligations());
    }
  }

  /**
   * A value of a rule.
   *
   * @param value text, number, list or map, as it stands in the rulebook file
   * @param source where it stands
   * @param note who applies it, or that nothing does; absent when the decision does
   */
  public record ParameterView(
      Object value,
      Source source,
      Confidence confidence,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Message note) {

    private static ParameterView of(Parameter parameter, Source ofRule) {
      return new ParameterView(
          parameter.written(),
          requireNonNullElse(parameter.source(), ofRule),
          parameter.confidence(),
          parameter.note());
    }
  }
}
