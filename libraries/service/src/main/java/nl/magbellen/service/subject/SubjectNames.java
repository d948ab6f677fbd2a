package nl.magbellen.service.subject;

import java.util.Locale;
import java.util.ResourceBundle;

/** The names of subjects in Dutch and in English ({@code subjects_*.properties}). */
public final class SubjectNames {

  private SubjectNames() {}

  /**
   * What a call is about.
   *
   * @param subject as advertisers name it, such as {@code energy-contract}
   * @param language Dutch or English
   * @return its name; of a subject that nobody named its own words, such as {@code garden fences}
   */
  public static String name(String subject, Locale language) {
    ResourceBundle names = ResourceBundle.getBundle("subjects", Locale.of(language.getLanguage()));
    return names.containsKey(subject) ? names.getString(subject) : subject.replace('-', ' ');
  }
}
