package nl.magbellen.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.magbellen.number.DutchHolidays;
import nl.magbellen.number.Sha256;

/** All rules of all times, and which of them hold when. Immutable. */
public final class Rulebook {
  private static final int HASH_BYTES_SHOWN = 4;

  private final RulebookContent content;
  private final HolidayCalendar holidays;
  private final SortedSet<LocalDate> mourningDays;
  private final NavigableMap<LocalDate, RulesInForce> byFirstDay;

  Rulebook(RulebookContent content, HolidayCalendar holidays, SortedSet<LocalDate> mourningDays) {
    this.content = content;
    this.holidays = holidays;
    this.mourningDays = Collections.unmodifiableSortedSet(new TreeSet<>(mourningDays));
    this.byFirstDay = rulesByFirstDay();
  }

  /** The rulebook that the program ships, with the holidays of a maintained calendar. */
  public static Rulebook dutch() {
    return new RulebookLoader(new DutchHolidays()::on).loadDutch();
  }

  /** The same rulebook with these days of national mourning beside those of the file. */
  public Rulebook withMourningDays(SortedSet<LocalDate> days) {
    return new Rulebook(content, holidays, days);
  }

  /** The zone of all its local dates and times. */
  public ZoneId zone() {
    return content.zone();
  }

  /**
   * The rules in force at that instant.
   *
   * @throws BeforeFirstRulebook when it has no rules for that instant
   */
  public RulesInForce at(Instant instant) {
    return on(LocalDate.ofInstant(instant, zone()));
  }

  /**
   * The rules in force on that local date.
   *
   * @throws BeforeFirstRulebook when it has no rules for that date
   */
  public RulesInForce on(LocalDate date) {
    var found = byFirstDay.floorEntry(date);
    if (found == null) {
      throw new BeforeFirstRulebook(date, content.firstDay());
    }
    return found.getValue();
  }

  /** The rule as it holds on that local date; empty when it is not in force, or none is yet. */
  public Optional<Rule> find(RuleId id, LocalDate date) {
    return Optional.ofNullable(byFirstDay.floorEntry(date))
        .flatMap(found -> found.getValue().find(id));
  }

  /** What the rule says in each of its periods, earliest first. */
  public List<Rule> periods(RuleId id) {
    return content.rules().stream()
        .filter(rule -> rule.id() == id)
        .sorted(Comparator.comparing(Rule::from, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  /** The first local date that it has rules for. */
  LocalDate firstDay() {
    return content.firstDay();
  }

  /** The laws and codes of all times, as the file lists them. */
  public List<LegalText> texts() {
    return content.texts();
  }

  /**
   * The days that the proof of a consent, or the answer to a complaint, may take.
   *
   * @param rule {@link RuleId#CONSENT_PROOF} or {@link RuleId#COMPLAINT_ANSWER}, in one of its
   *     periods
   * @param equatedDays single days that a royal decree equates with public holidays (Algemene
   *     termijnenwet 3(3)), which the file cannot know
   */
  public WorkingDays workingDays(Rule rule, Set<LocalDate> equatedDays) {
    return new WorkingDays(rule, holidays, equatedDays);
  }

  /**
   * What holds at that instant, to be read by people.
   *
   * @throws BeforeFirstRulebook when it has no rules for that instant
   */
  public RulebookView viewAt(Instant instant) {
    LocalDate date = LocalDate.ofInstant(instant, zone());
    RulesInForce rules = on(date);
    return new RulebookView(
        rules.version(),
        zone(),
        content.texts().stream().filter(text -> holdsOn(text, date)).toList(),
        rules.rules().stream().map(rule -> RulebookView.RuleView.of(rule, date)).toList(),
        mourningDays,
        content.messages().reasons(),
        content.messages().obligations());
  }

  private static boolean holdsOn(LegalText text, LocalDate date) {
    return !date.isBefore(text.from()) && (text.until() == null || date.isBefore(text.until()));
  }

  private NavigableMap<LocalDate, RulesInForce> rulesByFirstDay() {
    String hash = hash();
    NavigableMap<LocalDate, RulesInForce> rules = new TreeMap<>();
    TreeSet<LocalDate> changes = content.changes().collect(Collectors.toCollection(TreeSet::new));
    TreeSet<LocalDate> starts = new TreeSet<>(changes.tailSet(content.firstDay()));
    starts.add(content.firstDay());
    for (LocalDate start : starts) {
      LocalDate latestChange = changes.floor(start);
      String version = (latestChange == null ? start : latestChange) + "." + hash;
      rules.put(start, rulesOn(start, starts.higher(start), version));
    }
    return Collections.unmodifiableNavigableMap(rules);
  }

  private RulesInForce rulesOn(LocalDate start, LocalDate until, String version) {
    List<Rule> inForce = content.rules().stream().filter(rule -> rule.holdsOn(start)).toList();
    List<Rule> ended =
        content.rules().stream()
            .filter(rule -> rule.until() != null && !rule.until().isAfter(start))
            .sorted(Comparator.comparing(Rule::until))
            .toList();
    return new RulesInForce(
        version, zone(), until, inForce, ended, content.messages(), holidays, mourningDays);
  }

  private String hash() {
    String all = content.canonical() + mourningDays;
    return HexFormat.of().formatHex(Sha256.of(all), 0, HASH_BYTES_SHOWN);
  }
}
