package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each change of a rule means in practice, as it is written. */
final class ChangeWords {

  /**
   * Of one rule, on one date.
   *
   * @param forWhom whom it concerns
   * @param toDo what they have to do
   */
  record Words(Message forWhom, Message toDo) {
    Words {
      requireNonNull(forWhom, "forWhom");
      requireNonNull(toDo, "toDo");
    }
  }

  private final Map<LocalDate, Map<RuleId, Words>> byDate;

  private ChangeWords(Map<LocalDate, Map<RuleId, Words>> byDate) {
    this.byDate = byDate;
  }

  /**
   * Reads them.
   *
   * @param yaml by local date, and by rule
   * @throws InvalidRulebook naming the line or the rule at fault
   */
  static ChangeWords read(String yaml) {
    try {
      Written written = RulebookLoader.YAML.readValue(yaml, Written.class);
      return new ChangeWords(written.byRule());
    } catch (JsonProcessingException e) {
      throw RulebookLoader.invalid(e);
    }
  }

  /**
   * Of that rule on that date.
   *
   * @throws InvalidRulebook when there are none
   */
  Words of(RuleId rule, LocalDate date) {
    Words words = byDate.getOrDefault(date, Map.of()).get(rule);
    if (words == null) {
      throw new InvalidRulebook("no words for the change of " + rule.id() + " on " + date);
    }
    return words;
  }

  /** How many there are. */
  int size() {
    return byDate.values().stream().mapToInt(Map::size).sum();
  }

  /** The file as it is written. */
  private static final class Written extends TreeMap<LocalDate, Map<String, Words>> {

    private static final long serialVersionUID = 1L;

    Map<LocalDate, Map<RuleId, Words>> byRule() {
      return entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, day -> byRule(day.getValue())));
    }

    private static Map<RuleId, Words> byRule(Map<String, Words> words) {
      return words.entrySet().stream()
          .collect(Collectors.toMap(rule -> RuleId.of(rule.getKey()), Map.Entry::getValue));
    }
  }
}
