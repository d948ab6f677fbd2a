package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a rulebook file says, read and checked.
 *
 * @param canonical the same content in one fixed form, whatever the file's layout and comments
 */
record RulebookContent(
    ZoneId zone,
    LocalDate firstDay,
    List<LegalText> texts,
    List<Rule> rules,
    Messages messages,
    String canonical) {

  RulebookContent {
    requireNonNull(zone, "zone");
    requireNonNull(firstDay, "firstDay");
    texts = List.copyOf(texts);
    rules = List.copyOf(rules);
    requireNonNull(messages, "messages");
    requireNonNull(canonical, "canonical");
  }

  /** Every local date on which some rule starts or stops to hold, in no order. */
  Stream<LocalDate> changes() {
    return rules.stream()
        .flatMap(rule -> Stream.of(rule.from(), rule.until()))
        .filter(Objects::nonNull);
  }
}
