package nl.magbellen.site.complaint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.service.ToldCall;
import nl.magbellen.site.text.ComplainText;

/**
 * Reads what a visitor tells of a call. Browsers without a field for a day or a time send what was
 * typed: it is read as people in the Netherlands write it.
 */
record CallForm(Form form, Language language, InstantSource time) {

  /** Longer ago nobody's list of calls goes. */
  private static final Period LONGEST_AGO = Period.ofYears(1);

  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendPattern("[yyyy-MM-dd][d-M-yyyy][d/M/yyyy]")
          .toFormatter();
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendPattern("[HH:mm:ss][H:mm][H.mm]").toFormatter();

  /** The call; empty when the form was refused. */
  Optional<ToldCall> read() {
    Optional<TelephoneNumber> caller = caller();
    Optional<Instant> calledAt = calledAt();
    return form.hasErrors()
        ? Optional.empty()
        : calledAt.map(
            at ->
                new ToldCall(
                    caller.orElse(null),
                    at,
                    isTicked("noConsent"),
                    isTicked("hadObjected"),
                    isTicked("notTold")));
  }

  private boolean isTicked(String field) {
    return !form.value(field).isEmpty();
  }

  /** Whoever gives a number saw one, whatever is ticked. */
  private Optional<TelephoneNumber> caller() {
    if (form.value("caller").isEmpty()) {
      if (!isTicked("withheld")) {
        form.refuse("caller", texts().callerMissing());
      }
      return Optional.empty();
    }
    try {
      return Optional.of(TelephoneNumber.parse(form.value("caller")));
    } catch (InvalidTelephoneNumberException wrong) {
      form.refuse("caller", language.told(wrong.fault()));
      return Optional.empty();
    }
  }

  private Optional<Instant> calledAt() {
    Optional<LocalDate> day = parsed("day", text -> LocalDate.parse(text, DAY));
    Optional<LocalTime> hour = parsed("time", text -> LocalTime.parse(text, TIME));
    if (day.isEmpty()) {
      form.refuse("day", texts().dayWrong());
    }
    if (hour.isEmpty()) {
      form.refuse("time", texts().timeWrong());
    }
    return day.flatMap(date -> hour.map(at -> date.atTime(at).atZone(DutchTime.ZONE).toInstant()))
        .filter(this::isPast);
  }

  private boolean isPast(Instant calledAt) {
    Instant now = time.instant();
    LocalDate called = DutchTime.dateOf(calledAt);
    if (calledAt.isAfter(now)) {
      form.refuse("day", texts().future());
    } else if (called.isBefore(DutchTime.dateOf(now).minus(LONGEST_AGO))) {
      form.refuse("day", texts().tooLongAgo());
    }
    return form.error("day") == null;
  }

  private <T> Optional<T> parsed(String field, Function<String, T> read) {
    return Stream.of(form.value(field))
        .filter(text -> !text.isEmpty())
        .flatMap(
            text -> {
              try {
                return Stream.of(read.apply(text));
              } catch (DateTimeException wrong) {
                return Stream.empty();
              }
            })
        .findFirst();
  }

  private ComplainText texts() {
    return language.texts(ComplainText.class);
  }
}
