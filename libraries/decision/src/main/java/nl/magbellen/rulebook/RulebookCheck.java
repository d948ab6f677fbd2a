package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.rulebook.RulebookFile.WrittenParameter;
import nl.magbellen.rulebook.RulebookFile.WrittenRule;

/** Turns what is written into rules, and refuses what contradicts itself or the program. */
final class RulebookCheck {
  private static final Set<CalleeKind> PROTECTED_BY_CODES =
      EnumSet.of(CalleeKind.NATURAL_PERSON, CalleeKind.UNKNOWN);

  private final RulebookFile file;

  RulebookCheck(RulebookFile file) {
    this.file = file;
  }

  RulebookContent content(String canonical) {
    List<WrittenRule> written = present(file.rules(), "rules");
    SourceCatalogue sources = new SourceCatalogue(present(file.sources(), "sources"));
    List<Rule> rules = written.stream().map(one -> rule(one, sources)).toList();
    everyRuleIsThere(rules);
    noRuleOverlapsItself(rules);
    everyMessageIsThere();
    everyPlaceholderIsFilled(rules);
    rules.forEach(this::whatIsShownIsTold);
    Messages messages =
        new Messages(file.reasons(), file.obligations(), present(file.zone(), "zone"));
    sources.everyDocumentIsCited();
    return new RulebookContent(
        file.zone(),
        present(file.firstDay(), "firstDay"),
        present(file.texts(), "texts"),
        rules,
        messages,
        canonical);
  }

  private static Rule rule(WrittenRule written, SourceCatalogue sources) {
    try {
      RuleId id = RuleId.of(requireNonNull(written.id(), "id"));
      if (written.kind() == RuleKind.OBLIGATION
          && !id.parameters().contains(RuleParameter.PURPOSES)) {
        throw new IllegalArgumentException("is no obligation");
      }
      Rule rule =
          new Rule(
              id,
              written.from(),
              written.until(),
              written.kind(),
              requireNonNullElse(written.reasons(), List.of()),
              requireNonNullElse(written.obligations(), List.of()),
              requireNonNullElse(written.calleeKinds(), EnumSet.allOf(CalleeKind.class)),
              sources.citations(requireNonNull(written.source(), "source")),
              written.confidence(),
              written.title(),
              parameters(id, written, sources));
      protectsPeopleByACode(rule);
      canBeFollowed(rule);
      return rule;
    } catch (RuntimeException e) {
      throw new InvalidRulebook(written.where() + ": " + e.getMessage(), e);
    }
  }

  /** The codes are about natural persons, and those who may be one: their rules say so. */
  private static void protectsPeopleByACode(Rule rule) {
    if (rule.id().isOfACode() && !rule.calleeKinds().equals(PROTECTED_BY_CODES)) {
      throw new IllegalArgumentException(
          "a rule of a code protects natural persons and unknown callees, and no others: "
              + "its calleeKinds are "
              + PROTECTED_BY_CODES);
    }
  }

  /** What we say that we read, anybody can read. */
  private static void canBeFollowed(Rule rule) {
    if (rule.confidence() == Confidence.READ) {
      rule.citations().forEach(citation -> canBeFollowed("the rule", citation.source()));
    }
    rule.parameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.confidence() != Confidence.READ) {
                return;
              }
              if (parameter.source() != null) {
                canBeFollowed("parameter " + name, parameter.source());
              } else {
                rule.citations().forEach(c -> canBeFollowed("parameter " + name, c.source()));
              }
            });
  }

  private static void canBeFollowed(String what, Source source) {
    if (!source.canBeFollowed()) {
      throw new IllegalArgumentException(
          what + " is read, but its source '" + source.text() + "' has no url or no readOn");
    }
  }

  private static Map<String, Parameter> parameters(
      RuleId id, WrittenRule written, SourceCatalogue sources) {
    Map<String, WrittenParameter> given = requireNonNullElse(written.parameters(), Map.of());
    Set<String> unknown = new TreeSet<>(given.keySet());
    Map<String, Parameter> parameters = new TreeMap<>();
    for (RuleParameter<?> parameter : id.parameters()) {
      unknown.remove(parameter.name());
      parameters.put(parameter.name(), parameter(parameter, written, given, sources));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown parameters " + unknown);
    }
    return parameters;
  }

  private static Parameter parameter(
      RuleParameter<?> parameter,
      WrittenRule rule,
      Map<String, WrittenParameter> given,
      SourceCatalogue sources) {
    WrittenParameter written = given.get(parameter.name());
    if (written == null || written.value() == null) {
      throw new IllegalArgumentException("parameter " + parameter + " is missing");
    }
    try {
      return new Parameter(
          written.value(),
          parameter.read(written.value()),
          written.source() == null ? null : sources.citation(written.source()).source(),
          requireNonNullElse(written.confidence(), rule.confidence()),
          written.note());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "parameter " + parameter + " can't be read: " + e.getMessage(), e);
    }
  }

  private static void everyRuleIsThere(List<Rule> rules) {
    Set<RuleId> missing = EnumSet.allOf(RuleId.class);
    rules.forEach(rule -> missing.remove(rule.id()));
    if (!missing.isEmpty()) {
      throw new InvalidRulebook(
          "rules are missing: " + missing.stream().map(RuleId::id).sorted().toList());
    }
  }

  private static void noRuleOverlapsItself(List<Rule> rules) {
    List<Rule> seen = new ArrayList<>();
    for (Rule rule : rules) {
      for (Rule other : seen) {
        if (rule.id() == other.id() && rule.overlaps(other)) {
          throw new InvalidRulebook(
              "rule %s: the periods from %s and from %s overlap"
                  .formatted(rule.id().id(), other.from(), rule.from()));
        }
      }
      seen.add(rule);
    }
  }

  private void everyMessageIsThere() {
    Set<ReasonCode> reasons = EnumSet.allOf(ReasonCode.class);
    reasons.removeAll(present(file.reasons(), "reasons").keySet());
    Set<ObligationCode> obligations = EnumSet.allOf(ObligationCode.class);
    obligations.removeAll(present(file.obligations(), "obligations").keySet());
    if (!reasons.isEmpty() || !obligations.isEmpty()) {
      throw new InvalidRulebook("messages are missing: " + reasons + " " + obligations);
    }
  }

  private void everyPlaceholderIsFilled(List<Rule> rules) {
    file.reasons()
        .forEach(
            (code, message) ->
                rules.stream()
                    .filter(rule -> rule.reasons().contains(code))
                    .forEach(rule -> fills(rule, code, message)));
    file.obligations()
        .forEach(
            (code, message) ->
                rules.stream()
                    .filter(rule -> rule.obligations().contains(code))
                    .forEach(rule -> fills(rule, code, message)));
  }

  private static void fills(Rule rule, Enum<?> code, Message message) {
    Set<String> unfilled = placeholders(message);
    unfilled.removeAll(rule.parameters().keySet());
    unfilled.remove(Messages.NEXT_ALLOWED);
    if (!unfilled.isEmpty()) {
      throw new InvalidRulebook(
          "message %s: rule %s has no parameters %s".formatted(code, rule.id().id(), unfilled));
    }
  }

  /** A value that nothing applies is shown in a message of its rule, or has a note that says so. */
  private void whatIsShownIsTold(Rule rule) {
    Set<String> told =
        Stream.concat(
                rule.reasons().stream().map(file.reasons()::get),
                rule.obligations().stream().map(file.obligations()::get))
            .flatMap(message -> placeholders(message).stream())
            .collect(Collectors.toSet());
    rule.id().parameters().stream()
        .filter(RuleParameter::isShownOnly)
        .map(RuleParameter::name)
        .filter(name -> !told.contains(name) && rule.parameters().get(name).note() == null)
        .forEach(
            name -> {
              throw new InvalidRulebook(
                  "rule %s: nothing applies parameter %s, so that it needs a note"
                      .formatted(rule.id().id(), name));
            });
  }

  private static Set<String> placeholders(Message message) {
    return Stream.of(message.nl(), message.en())
        .flatMap(text -> Messages.PLACEHOLDER.matcher(text).results())
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T> T present(T value, String name) {
    if (value == null) {
      throw new InvalidRulebook(name + " is missing");
    }
    return value;
  }
}
