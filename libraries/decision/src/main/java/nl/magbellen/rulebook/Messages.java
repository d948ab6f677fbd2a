package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reason and obligation codes mean, with placeholders still to be filled. */
public final class Messages {

  /** The placeholder of the next instant at which a call is allowed. */
  static final String NEXT_ALLOWED = "nextAllowed";

  /** A placeholder in a message. */
  static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  // No names of months or days: those change with the locale data of the Java version.
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm");

  /** A text filled from a rule's parameters alone. */
  private record Filled(Enum<?> code, RuleId rule, LocalDate from) {}

  private final Map<Filled, Message> filled = new ConcurrentHashMap<>();
  private final Map<ReasonCode, Message> reasons;
  private final Map<ObligationCode, Message> obligations;
  private final ZoneId zone;

  Messages(
      Map<ReasonCode, Message> reasons, Map<ObligationCode, Message> obligations, ZoneId zone) {
    this.reasons = Collections.unmodifiableMap(new EnumMap<>(reasons));
    this.obligations = Collections.unmodifiableMap(new EnumMap<>(obligations));
    this.zone = requireNonNull(zone, "zone");
  }

  /** The texts of the reasons, unfilled. */
  public Map<ReasonCode, Message> reasons() {
    return reasons;
  }

  /** The texts of the obligations, unfilled. */
  public Map<ObligationCode, Message> obligations() {
    return obligations;
  }

  /**
   * What is wrong and what to do.
   *
   * @param rule the rule that gives the reason; its parameters fill the text
   * @param nextAllowed when the time gates pass again; empty when not known
   */
  public Message of(ReasonCode code, Optional<Rule> rule, Optional<Instant> nextAllowed) {
    Message message = reasons.get(code);
    return rule.isPresent() && !(message.nl() + message.en()).contains(NEXT_ALLOWED)
        ? once(code, message, rule.get())
        : fill(message, rule, nextAllowed);
  }

  /** What to do during or after the call. */
  public Message of(ObligationCode code, Rule rule) {
    return once(code, obligations.get(code), rule);
  }

  private Message once(Enum<?> code, Message message, Rule rule) {
    return filled.computeIfAbsent(
        new Filled(code, rule.id(), rule.from()),
        unseen -> fill(message, Optional.of(rule), Optional.empty()));
  }

  private Message fill(Message message, Optional<Rule> rule, Optional<Instant> nextAllowed) {
    if (!message.nl().contains("{") && !message.en().contains("{")) {
      return message;
    }
    Map<String, Message> values = new LinkedHashMap<>();
    rule.ifPresent(r -> r.parameters().forEach((name, p) -> values.put(name, told(p.value()))));
    String moment = nextAllowed.map(at -> MOMENT.format(at.atZone(zone))).orElse("?");
    values.put(NEXT_ALLOWED, new Message(moment, moment));
    return new Message(
        filled(message.nl(), values, Message::nl), filled(message.en(), values, Message::en));
  }

  private static String filled(
      String text, Map<String, Message> values, Function<Message, String> language) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(language.apply(values.get(found.group(1)))));
  }

  private static Message told(Object value) {
    return switch (value) {
      case Period period -> told(period);
      case Duration duration ->
          counted(duration.toMinutes(), "minuut", "minuten", "minute", "minutes");
      default -> new Message(value.toString(), value.toString());
    };
  }

  /** A calendar period in words. */
  public static Message told(Period period) {
    Message days = counted(period.getDays(), "dag", "dagen", "day", "days");
    if (period.toTotalMonths() == 0) {
      return days;
    }
    Message months =
        period.getMonths() == 0
            ? counted(period.getYears(), "jaar", "jaar", "year", "years")
            : counted(period.toTotalMonths(), "maand", "maanden", "month", "months");
    return period.getDays() == 0
        ? months
        : new Message(months.nl() + " en " + days.nl(), months.en() + " and " + days.en());
  }

  private static Message counted(long n, String een, String meer, String one, String more) {
    return new Message(n + " " + (n == 1 ? een : meer), n + " " + (n == 1 ? one : more));
  }
}
