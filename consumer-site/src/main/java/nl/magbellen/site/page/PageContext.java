package nl.magbellen.site.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.subject.SubjectNames;

/**
 * What every template knows.
 *
 * @param place where the visitor is
 * @param maskedNumber the visitor's number, masked; null before one was given
 * @param proven whether the visitor gave back a code
 * @param others the other numbers that the visitor proved, masked
 * @param notice the message; null for none
 */
public record PageContext(
    Language language,
    Place place,
    String maskedNumber,
    boolean proven,
    List<String> others,
    Notice.Shown notice) {

  private static final int REFERENCE = 8;

  /** The path of a place, by its name in {@link Place}, in this page's language. */
  public String path(String name) {
    return Place.valueOf(name).path(language);
  }

  /** The other language. */
  public Language other() {
    return language.other();
  }

  /** This page in the other language. */
  public String otherPath() {
    return place.whenOpened().path(other());
  }

  /** The end of an id, which people can read out; the whole id is in what is signed. */
  public String reference(UUID id) {
    String hex = id.toString();
    return hex.substring(hex.length() - REFERENCE).toUpperCase(Locale.ROOT);
  }

  /** A telephone number as people write it; other text as it is. */
  public String number(String text) {
    try {
      return TelephoneNumber.parse(text).written();
    } catch (InvalidTelephoneNumberException other) {
      return text;
    }
  }

  /** What a call is about, in this page's language; what nobody named as plainly as can be. */
  public String subject(String subject) {
    return SubjectNames.name(subject, language.locale());
  }

  /** Some subjects in one line. */
  public String subjects(List<String> subjects) {
    return subjects.stream().map(this::subject).collect(Collectors.joining(", "));
  }

  /** Day and time in Amsterdam. */
  public String moment(Instant instant) {
    return format(
            language == Language.DUTCH ? "d MMMM yyyy 'om' HH:mm 'uur'" : "d MMMM yyyy, HH:mm")
        .format(instant.atZone(DutchTime.ZONE));
  }

  /** The day in Amsterdam. */
  public String day(Instant instant) {
    return date(DutchTime.dateOf(instant));
  }

  /** A date. */
  public String date(LocalDate date) {
    return format("d MMMM yyyy").format(date);
  }

  private DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale());
  }
}
