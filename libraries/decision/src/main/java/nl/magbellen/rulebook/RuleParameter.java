package nl.magbellen.rulebook;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.ForeignWord;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.number.NumberKind;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;

/**
 * A parameter of a rule: its name in the rulebook file and how its value is read. Most are applied
 * by the program. Those that are {@linkplain #isShownOnly() shown only} are there for people, in
 * messages or with a note: nothing is decided by them.
 *
 * @param <T> what its value is
 */
public final class RuleParameter<T> {

  /** Kinds of telephone numbers that a rule allows. */
  public static final RuleParameter<Set<NumberKind>> KINDS = enums("kinds", NumberKind.class);

  /** Purposes to which the rules on telemarketing do not apply. */
  public static final RuleParameter<Set<Purpose>> OUTSIDE = enums("outside", Purpose.class);

  /** The gates that apply to those purposes too. */
  public static final RuleParameter<Set<RuleId>> STILL_APPLY =
      set("stillApply", text -> RuleId.of((String) text));

  /** Purposes of the calls that an obligation comes with. */
  public static final RuleParameter<Set<Purpose>> PURPOSES = enums("purposes", Purpose.class);

  /** How long a scrubbed file was good. */
  public static final RuleParameter<Period> SCRUB_GOOD_FOR = period("scrubGoodFor").shown();

  /** Up to and including this age, in years, a callee is a minor. */
  public static final RuleParameter<Integer> AGE = integer("age").shown();

  /** Results of a callback check that count as success. */
  public static final RuleParameter<Set<String>> RESULTS = texts("results");

  /** How old a callback check may be. */
  public static final RuleParameter<Period> MAX_AGE = period("maxAge");

  /** How long a number stays callable after its last use. */
  public static final RuleParameter<Period> KEPT_FOR = period("keptFor");

  /** Calling window of each weekday; a weekday that is absent has none. */
  public static final RuleParameter<Map<DayOfWeek, TimeWindow>> WINDOWS =
      new RuleParameter<>("windows", RuleParameter::windows);

  /** Weekdays on which a rule bears. */
  public static final RuleParameter<Set<DayOfWeek>> WEEKDAYS = enums("weekdays", DayOfWeek.class);

  /** Public holidays, by the name that the calendar library gives them. */
  public static final RuleParameter<Set<String>> HOLIDAYS = texts("holidays");

  /** National days that are kept beside the public holidays, by the calendar library's name. */
  public static final RuleParameter<Set<String>> NATIONAL_DAYS = texts("nationalDays");

  /** Days that count only in years that can be divided by a number. */
  public static final RuleParameter<Map<String, Integer>> LUSTRUM_DAYS =
      map("lustrumDays", Integer.class::cast);

  /** Holidays with a calling window that ends early: the first local time without calls. */
  public static final RuleParameter<Map<String, LocalTime>> EARLY_DAYS =
      map("earlyDays", value -> LocalTime.parse((String) value));

  /** The eves of every year. */
  public static final RuleParameter<Set<MonthDay>> DATES = monthDays("dates");

  /** First local time on an eve at which no call is allowed. */
  public static final RuleParameter<LocalTime> EVE_UNTIL = time("eveUntil");

  /** Commemoration days of every year. */
  public static final RuleParameter<Set<MonthDay>> COMMEMORATION_DAYS =
      monthDays("commemorationDays");

  /** Days of national mourning. */
  public static final RuleParameter<SortedSet<LocalDate>> MOURNING_DAYS =
      new RuleParameter<>("mourningDays", RuleParameter::dates);

  /** Whether a call that the consumer asked for is free of a rule on times. */
  public static final RuleParameter<Boolean> FREE_WHEN_REQUESTED = bool("freeWhenRequested");

  /** Whether a rule that protects people holds for companies as well. */
  public static final RuleParameter<Boolean> FOR_COMPANIES_TOO = bool("forCompaniesToo");

  /** Modules in which a telemarketer must have passed. */
  public static final RuleParameter<Set<String>> MODULES = texts("modules");

  /** Year of the code in force. */
  public static final RuleParameter<Integer> CODE_YEAR = integer("codeYear").shown();

  /** Years of the codes of which an exam counts: that in force, and later ones. */
  public static final RuleParameter<Set<Integer>> CODE_YEARS =
      set("codeYears", Integer.class::cast);

  /** Who or what speaks on the calling side. */
  public static final RuleParameter<Set<Caller>> CALLERS = enums("callers", Caller.class);

  /** Kinds of callees that a rule leaves free. */
  public static final RuleParameter<Set<CalleeKind>> EXEMPT = enums("exempt", CalleeKind.class);

  /** Methods by which the giver of a consent is verified. */
  public static final RuleParameter<Set<String>> METHODS = texts("methods");

  /** A term: it runs from a consent or its last use, from a request, or until now. */
  public static final RuleParameter<Period> TERM = period("term");

  /** The table of those who may be called without consent. */
  public static final RuleParameter<List<CustomerException>> EXCEPTIONS =
      new RuleParameter<>(
          "exceptions", value -> ((List<?>) value).stream().map(RuleParameter::exception).toList());

  /** Longest customer term without the committee's advice. */
  public static final RuleParameter<Period> MAX_TERM = period("maxTerm");

  /** Outcomes of the committee's advice that allow a longer term. */
  public static final RuleParameter<Set<AdviceOutcome>> ADVICE_OUTCOMES =
      enums("adviceOutcomes", AdviceOutcome.class);

  /** Whether a recorded text must have been announced during the call. */
  public static final RuleParameter<Boolean> ANNOUNCED = bool("announced").shown();

  /** Expected duration over which it must be announced. */
  public static final RuleParameter<Duration> ANNOUNCE_OVER =
      new RuleParameter<>("announceOver", value -> Duration.parse((String) value)).shown();

  /** Contract value in euros from which a rule bears. */
  public static final RuleParameter<Integer> FROM_EURO = integer("fromEuro").shown();

  /** An amount in euros. */
  public static final RuleParameter<Integer> EURO = integer("euro").shown();

  /** A share of the annual turnover, in percent. */
  public static final RuleParameter<Integer> TURNOVER_PERCENT = integer("turnoverPercent").shown();

  /** A repetition within this time doubles the amount. */
  public static final RuleParameter<Period> DOUBLED_WITHIN = period("doubledWithin").shown();

  /** A number of working days. */
  public static final RuleParameter<Integer> WORKING_DAYS = integer("workingDays");

  /** A number of people who complained. */
  public static final RuleParameter<Integer> COMPLAINTS = integer("complaints");

  /** A term that is a maximum. */
  public static final RuleParameter<Period> AT_MOST = period("atMost").shown();

  /** How long evidence of a consent is kept after its last use. */
  public static final RuleParameter<Period> CONSENT_AFTER_LAST_USE =
      period("consentAfterLastUse").shown();

  /** How long decisions are kept. */
  public static final RuleParameter<Period> DECISIONS = period("decisions").shown();

  /** How long objections are kept. */
  public static final RuleParameter<String> OBJECTIONS =
      new RuleParameter<>("objections", String.class::cast).shown();

  private static final String ANY = "any";

  private static final Set<String> EXCEPTION_FIELDS =
      Set.of("sectors", "kinds", "purposes", "similar");

  private final String name;
  private final Function<Object, T> reader;
  private final boolean shownOnly;

  private RuleParameter(String name, Function<Object, T> reader) {
    this(name, reader, false);
  }

  private RuleParameter(String name, Function<Object, T> reader, boolean shownOnly) {
    this.name = name;
    this.reader = reader;
    this.shownOnly = shownOnly;
  }

  /** The same, for people alone. */
  private RuleParameter<T> shown() {
    return new RuleParameter<>(name, reader, true);
  }

  /** Its name in the rulebook file. */
  public String name() {
    return name;
  }

  /** Whether it is there for people alone, so that nothing is decided by it. */
  public boolean isShownOnly() {
    return shownOnly;
  }

  /** Reads the value as it stands in the file. Throws a runtime exception on any other value. */
  T read(Object value) {
    return reader.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }

  private static RuleParameter<Period> period(String name) {
    return new RuleParameter<>(name, value -> Period.parse((String) value));
  }

  private static RuleParameter<Integer> integer(String name) {
    return new RuleParameter<>(name, Integer.class::cast);
  }

  private static RuleParameter<Boolean> bool(String name) {
    return new RuleParameter<>(name, Boolean.class::cast);
  }

  private static RuleParameter<LocalTime> time(String name) {
    return new RuleParameter<>(name, value -> LocalTime.parse((String) value));
  }

  private static RuleParameter<Set<String>> texts(String name) {
    return set(name, String.class::cast);
  }

  private static RuleParameter<Set<MonthDay>> monthDays(String name) {
    return set(name, value -> MonthDay.parse("--" + value));
  }

  private static <E extends Enum<E>> RuleParameter<Set<E>> enums(String name, Class<E> type) {
    return set(name, value -> constant(type, (String) value));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .filter(constant -> !(constant instanceof ForeignWord word && word.isUnknown()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown: " + name));
  }

  private static CustomerException exception(Object value) {
    Map<?, ?> row = (Map<?, ?>) value;
    if (!row.keySet().equals(EXCEPTION_FIELDS)) {
      throw new IllegalArgumentException(
          "a row has the fields " + EXCEPTION_FIELDS + ", not " + row.keySet());
    }
    return new CustomerException(
        ANY.equals(row.get("sectors")) ? null : constants(Sector.class, row.get("sectors")),
        constants(RelationKind.class, row.get("kinds")),
        constants(Purpose.class, row.get("purposes")),
        (Boolean) row.get("similar"));
  }

  private static <E extends Enum<E>> Set<E> constants(Class<E> type, Object names) {
    return ((List<?>) names)
        .stream()
            .map(name -> constant(type, (String) name))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static <V> RuleParameter<Map<String, V>> map(String name, Function<Object, V> element) {
    return new RuleParameter<>(
        name,
        value -> {
          Map<String, V> read = new TreeMap<>();
          ((Map<?, ?>) value).forEach((key, one) -> read.put((String) key, element.apply(one)));
          return Collections.unmodifiableMap(read);
        });
  }

  private static <E> RuleParameter<Set<E>> set(String name, Function<Object, E> element) {
    return new RuleParameter<>(
        name,
        value -> ((List<?>) value).stream().map(element).collect(Collectors.toUnmodifiableSet()));
  }

  private static SortedSet<LocalDate> dates(Object value) {
    return Collections.unmodifiableSortedSet(
        ((List<?>) value)
            .stream()
                .map(date -> LocalDate.parse((String) date))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Map<DayOfWeek, TimeWindow> windows(Object value) {
    Map<DayOfWeek, TimeWindow> windows = new EnumMap<>(DayOfWeek.class);
    ((Map<?, ?>) value)
        .forEach(
            (day, window) ->
                windows.put(
                    constant(DayOfWeek.class, (String) day), TimeWindow.parse((String) window)));
    return Collections.unmodifiableMap(windows);
  }
}
