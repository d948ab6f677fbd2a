package nl.magbellen.rulebook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.rulebook.ChangesView.ParameterChange;
import nl.magbellen.rulebook.ChangesView.RuleChange;
import nl.magbellen.rulebook.ChangesView.RuleChangeKind;
import nl.magbellen.rulebook.ChangesView.TextChange;
import nl.magbellen.rulebook.RulebookView.ParameterView;
import nl.magbellen.rulebook.RulebookView.RuleView;

/** Tells what began, ended and changed in the rules between two local dates. Immutable. */
public final class RulebookChanges {

  private final Rulebook rulebook;
  private final ChangeWords words;

  /**
   * The changes of a rulebook.
   *
   * @param words what each change means in practice
   * @throws InvalidRulebook when there are no words for a change, or words for none
   */
  RulebookChanges(Rulebook rulebook, ChangeWords words) {
    this.rulebook = rulebook;
    this.words = words;
    long worded =
        dates(rulebook.firstDay(), LocalDate.MAX).stream()
            .flatMap(this::ruleChanges)
            .filter(change -> change.toDo() != null)
            .count();
    if (worded != words.size()) {
      throw new InvalidRulebook(
          "there are words for " + words.size() + " changes, and " + worded + " changes");
    }
  }

  /**
   * Those of the rulebook that the program ships.
   *
   * @param rulebook it, with or without days of mourning: they are no change of a rule
   */
  public static RulebookChanges dutch(Rulebook rulebook) {
    return new RulebookChanges(rulebook, ChangeWords.read(RulebookLoader.dutchChanges()));
  }

  /**
   * What is different on the later date.
   *
   * @param from what changed on it is not told
   * @param to what changed on it is told; not before {@code from}
   * @throws BeforeFirstRulebook when there are no rules for the earlier date
   */
  public ChangesView between(LocalDate from, LocalDate to) {
    rulebook.on(from);
    return new ChangesView(
        from, to, rulebook.on(to).version(), dates(from, to).stream().map(this::day).toList());
  }

  private SortedSet<LocalDate> dates(LocalDate from, LocalDate to) {
    return Stream.concat(
            rulebook.texts().stream().flatMap(text -> Stream.of(text.from(), text.until())),
            rules().flatMap(RulebookChanges::dates))
        .filter(date -> date != null && date.isAfter(from) && !date.isAfter(to))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Rule> rules() {
    return Arrays.stream(RuleId.values()).map(rulebook::periods).flatMap(List::stream);
  }

  private static Stream<LocalDate> dates(Rule rule) {
    return Stream.concat(
        Stream.of(rule.from(), rule.until()), rule.citations().stream().map(Citation::from));
  }

  private ChangesView.ChangesOfDay day(LocalDate date) {
    return new ChangesView.ChangesOfDay(date, textChanges(date), ruleChanges(date).toList());
  }

  private List<TextChange> textChanges(LocalDate date) {
    return rulebook.texts().stream()
        .filter(text -> date.equals(text.from()) || date.equals(text.until()))
        .map(
            text ->
                new TextChange(
                    date.equals(text.from()) ? RuleChangeKind.BEGAN : RuleChangeKind.ENDED, text))
        .toList();
  }

  private Stream<RuleChange> ruleChanges(LocalDate date) {
    return Arrays.stream(RuleId.values()).map(id -> ruleChange(id, date)).flatMap(Optional::stream);
  }

  private Optional<RuleChange> ruleChange(RuleId id, LocalDate date) {
    Optional<Rule> before = rulebook.find(id, date.minusDays(1));
    Optional<Rule> after = rulebook.find(id, date);
    RuleView earlier = before.map(rule -> RuleView.of(rule, date.minusDays(1))).orElse(null);
    RuleView later = after.map(rule -> RuleView.of(rule, date)).orElse(null);
    return change(before, after, earlier, later)
        .map(change -> ruleChange(id, date, change, earlier, later));
  }

  private static Optional<RuleChangeKind> change(
      Optional<Rule> before, Optional<Rule> after, RuleView earlier, RuleView later) {
    if (before.equals(after)) {
      boolean same = earlier == null || earlier.source().equals(later.source());
      return same ? Optional.empty() : Optional.of(RuleChangeKind.CITED_ANEW);
    }
    if (before.isEmpty()) {
      return Optional.of(RuleChangeKind.BEGAN);
    }
    return Optional.of(after.isEmpty() ? RuleChangeKind.ENDED : RuleChangeKind.CHANGED);
  }

  private RuleChange ruleChange(
      RuleId id, LocalDate date, RuleChangeKind change, RuleView before, RuleView after) {
    if (change == RuleChangeKind.CITED_ANEW) {
      return new RuleChange(id.id(), change, before, after, List.of(), null, null);
    }
    ChangeWords.Words said = words.of(id, date);
    return new RuleChange(
        id.id(), change, before, after, differing(before, after), said.forWhom(), said.toDo());
  }

  private static List<ParameterChange> differing(RuleView before, RuleView after) {
    Function<RuleView, Map<String, ParameterView>> values =
        rule -> rule == null ? Map.of() : rule.parameters();
    return Stream.of(before, after)
        .flatMap(rule -> values.apply(rule).keySet().stream())
        .distinct()
        .sorted()
        .map(
            name ->
                new ParameterChange(
                    name, values.apply(before).get(name), values.apply(after).get(name)))
        .filter(value -> !says(value.before()).equals(says(value.after())))
        .toList();
  }

  /** What counts: a value is not another one because its rule stands elsewhere. */
  private static List<Object> says(ParameterView parameter) {
    return parameter == null
        ? List.of()
        : Stream.of(parameter.value(), parameter.confidence(), parameter.note())
            .map(Optional::ofNullable)
            .<Object>map(Function.identity())
            .toList();
  }
}
