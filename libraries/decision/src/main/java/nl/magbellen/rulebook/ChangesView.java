package nl.magbellen.rulebook;

import java.time.LocalDate;
import java.util.List;
import nl.magbellen.rulebook.RulebookView.ParameterView;
import nl.magbellen.rulebook.RulebookView.RuleView;
import org.jspecify.annotations.Nullable;

/**
 * What is different between the rules of two local dates, as a compliance officer reads it.
 *
 * @param from the earlier date; what changed on it is not told
 * @param to the later date; what changed on it is told
 * @param version of the rules that are in force on the later date
 * @param days on which something changed, earliest first
 */
public record ChangesView(LocalDate from, LocalDate to, String version, List<ChangesOfDay> days) {

  public ChangesView {
    days = List.copyOf(days);
  }

  /** What happened to a law, a code or a rule. */
  public enum RuleChangeKind {
    /** It holds from that date on. */
    BEGAN,
    /** It no longer holds from that date on. */
    ENDED,
    /** It says something else from that date on. */
    CHANGED,
    /** It says the same, and stands somewhere else from that date on. */
    CITED_ANEW
  }

  /**
   * A local date on which something changed.
   *
   * @param texts laws and codes that began or ended
   * @param rules by their order in the rulebook
   */
  public record ChangesOfDay(LocalDate date, List<TextChange> texts, List<RuleChange> rules) {

    public ChangesOfDay {
      texts = List.copyOf(texts);
      rules = List.copyOf(rules);
    }
  }

  /** A law or code that began or ended. */
  public record TextChange(RuleChangeKind change, LegalText text) {}

  /**
   * A rule that began, ended or changed.
   *
   * @param before the rule until then; null when it began
   * @param after the rule from then on; null when it ended
   * @param parameters what differs in its values, by name
   * @param forWhom whom it concerns; null when it is only cited anew
   * @param toDo what they have to do; null when it is only cited anew
   */
  public record RuleChange(
      String id,
      RuleChangeKind change,
      @Nullable RuleView before,
      @Nullable RuleView after,
      List<ParameterChange> parameters,
      @Nullable Message forWhom,
      @Nullable Message toDo) {

    public RuleChange {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A value that differs.
   *
   * @param before null when there was none
   * @param after null when there is none any more
   */
  public record ParameterChange(
      String name, @Nullable ParameterView before, @Nullable ParameterView after) {}
}
