package nl.magbellen.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import nl.magbellen.question.CalleeKind;

/** The rules that hold together, between two changes of the rulebook. */
public final class RulesInForce {
  private final String version;
  private final ZoneId zone;
  private final LocalDate until;
  private final Map<RuleId, Rule> rules;
  private final Messages messages;
  private final CallingTimes callingTimes;
  private final Map<RuleId, List<Rule>> ended;
  private final Map<CalleeKind, RulesInForce> byCalleeKind;

  /**
   * @param ended rules that held before these and no longer do, earliest first
   */
  RulesInForce(
      String version,
      ZoneId zone,
      LocalDate until,
      Collection<Rule> rules,
      Collection<Rule> ended,
      Messages messages,
      HolidayCalendar holidays,
      SortedSet<LocalDate> mourningDays) {
    this.version = version;
    this.zone = zone;
    this.until = until;
    this.rules = new EnumMap<>(RuleId.class);
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
    this.messages = messages;
    this.ended = ended.stream().collect(Collectors.groupingBy(Rule::id));
    this.callingTimes = new CallingTimes(this, holidays, mourningDays);
    this.byCalleeKind = new EnumMap<>(CalleeKind.class);
    for (CalleeKind kind : CalleeKind.values()) {
      byCalleeKind.put(kind, concerning(kind, holidays, mourningDays));
    }
  }

  /** Those of all rules that protect such a callee. */
  private RulesInForce(
      RulesInForce all,
      CalleeKind kind,
      HolidayCalendar holidays,
      SortedSet<LocalDate> mourningDays) {
    this.version = all.version;
    this.zone = all.zone;
    this.until = all.until;
    this.rules = new EnumMap<>(all.rules);
    this.rules.values().removeIf(rule -> !rule.concerns(kind));
    this.messages = all.messages;
    this.ended = all.ended;
    this.callingTimes = new CallingTimes(this, holidays, mourningDays);
    this.byCalleeKind = all.byCalleeKind;
  }

  /** These themselves, when all of them protect such a callee. */
  private RulesInForce concerning(
      CalleeKind kind, HolidayCalendar holidays, SortedSet<LocalDate> mourningDays) {
    return rules.values().stream().allMatch(rule -> rule.concerns(kind))
        ? this
        : new RulesInForce(this, kind, holidays, mourningDays);
  }

  /** Those of the rules that protect such a callee; the others do not bear on a call to him. */
  public RulesInForce concerning(CalleeKind kind) {
    return byCalleeKind.get(kind);
  }

  /** Date of the latest change and a hash of all content, as in {@code 2026-07-01.a1b2c3d4}. */
  public String version() {
    return version;
  }

  /** The zone of all local dates and times. */
  public ZoneId zone() {
    return zone;
  }

  /** First instant at which other rules hold; empty when no change is known. */
  public Optional<Instant> until() {
    return Optional.ofNullable(until).map(date -> date.atStartOfDay(zone).toInstant());
  }

  /** The rule, when it is in force. */
  public Optional<Rule> find(RuleId id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** What the rule said in earlier periods, earliest first. */
  public List<Rule> earlier(RuleId id) {
    return ended.getOrDefault(id, List.of());
  }

  /** Whether the rule is in force. */
  public boolean hold(RuleId id) {
    return rules.containsKey(id);
  }

  /** The rules in force, in order of id. */
  public List<Rule> rules() {
    return List.copyOf(Collections.unmodifiableMap(rules).values());
  }

  /** The time gates. */
  public CallingTimes callingTimes() {
    return callingTimes;
  }

  /** What codes mean, in both languages. */
  public Messages messages() {
    return messages;
  }
}
