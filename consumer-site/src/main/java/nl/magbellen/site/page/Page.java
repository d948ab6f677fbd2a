package nl.magbellen.site.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.magbellen.number.DutchTime;

/**
 * What every template knows.
 *
 * @param place where the visitor is
 * @param maskedNumber the visitor's number, masked; null before one was given
 * @param proven whether the visitor gave back a code
 * @param notice what to tell; null for nothing
 */
public record Page(
    Language language, Place place, String maskedNumber, boolean proven, Notice.Shown notice) {

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
